using System.Globalization;
using System.Text.RegularExpressions;

namespace MlNetPlus.Comparison;

/// <summary>Whether a column looks like an identifier of rows rather than a property of them.</summary>
internal static partial class Identifiers
{
    private const int FewestRows = 20;
    private const double NearlyAll = 0.99;
    private const double Most = 0.9;

    /// <returns>What gives it away, or <see langword="null"/>.</returns>
    public static string? Describe(ScannedColumn column)
    {
        var (codes, distinct) = (column.Coded.Codes, column.Coded.Distinct);
        var known = codes.Count(code => code >= 0);
        if (known < FewestRows)
            return null;

        var share = (double)distinct.Length / known;
        var isText = distinct is string[];
        var isWhole = !isText && IsWhole(distinct);
        if (share >= Most && (isText || isWhole) && IdName().IsMatch(column.ColumnName))
            return "its name ends in 'id'";
        if (share < NearlyAll)
            return null;
        if (column.IsKey)
            return "it is a key";
        if (isText)
            return AreCodes((string[])distinct) ? "its values are codes without spaces" : null;
        if (!isWhole)
            return null;
        if (IsNumberedThrough(distinct, known))
            return "its values are numbered through";
        return IsAscending(codes) ? "it counts up with the rows" : null;
    }

    private static bool AreCodes(string[] values) =>
        values.All(value => !value.AsSpan().ContainsAny(" \t")) && values.Count(value => value.Any(char.IsAsciiDigit)) >= Most * values.Length;

    private static bool IsWhole(Array values) => values switch
    {
        float[] singles => singles.All(value => float.IsFinite(value) && value == MathF.Floor(value)),
        double[] doubles => doubles.All(value => double.IsFinite(value) && value == Math.Floor(value)),
        bool[] or DateTime[] or DateTimeOffset[] or TimeSpan[] => false,
        _ => true,
    };

    private static bool IsNumberedThrough(Array sorted, int rows)
    {
        var from = Convert.ToDouble(sorted.GetValue(0), CultureInfo.InvariantCulture);
        var to = Convert.ToDouble(sorted.GetValue(sorted.Length - 1), CultureInfo.InvariantCulture);
        return to - from < 2.0 * rows;
    }

    private static bool IsAscending(int[] codes)
    {
        var known = codes.Where(code => code >= 0);
        return known.Zip(known.Skip(1)).All(pair => pair.First <= pair.Second);
    }

    /// <summary>"id", "row_id", "PassengerId", "user_ID"; not "paid", "Grid", "Humid".</summary>
    [GeneratedRegex("(^(id|Id|ID)$|[_\\- ](id|Id|ID|guid|GUID|uuid|UUID)$|[a-z0-9](Id|ID)$|[a-z0-9](Guid|GUID|Uuid|UUID)$|^(guid|uuid)$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdName();
}
