using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// The values of a column that are tried, each by a row of the data that has it: so any type goes through unchanged. The same
/// for all folds and contenders; the label has no part in it.
/// </summary>
/// <param name="Rows">A row of the data for each value.</param>
/// <param name="Values">The values, as text.</param>
/// <param name="Numbers">The values, where they are numbers.</param>
/// <param name="Reason">Why there is no grid; else null.</param>
internal sealed record DependenceGrid(IReadOnlyList<int> Rows, IReadOnlyList<string> Values, IReadOnlyList<double>? Numbers, string? Reason)
{
    private const double Edge = 0.05;
    private const double LeastCovered = 0.5;

    public static bool CanBeMadeOf(DataViewType type) => type is PrimitiveDataViewType and not RowIdDataViewType;

    public static DependenceGrid Of(IDataView data, DataViewSchema.Column column, PartialDependenceOptions options)
    {
        var (codes, distinct, _) = CodedColumn.Read(data, column);
        var isOrdered = column.Type is NumberDataViewType or DateTimeDataViewType or DateTimeOffsetDataViewType or TimeSpanDataViewType;
        if (distinct.Length < 2)
            return new DependenceGrid([], [], null, "it has fewer than two values");

        var chosen = isOrdered ? Quantiles(codes, distinct.Length, options.GridPoints) : MostFrequent(codes, options.MostCategories);
        if (!isOrdered && options.Columns is null && codes.Count(chosen.Contains) is var covered && covered < LeastCovered * codes.Length)
            return new DependenceGrid([], [], null, string.Create(CultureInfo.InvariantCulture, $"its {chosen.Length} most frequent values are those of {covered} of {codes.Length} rows only"));

        var values = Array.ConvertAll(chosen, code => distinct.GetValue(code)!);
        return new DependenceGrid(
            Array.ConvertAll(chosen, code => Array.IndexOf(codes, code)),
            Array.ConvertAll(values, Show),
            column.Type is NumberDataViewType ? Array.ConvertAll(values, value => Convert.ToDouble(value, CultureInfo.InvariantCulture)) : null,
            Reason: null);
    }

    /// <summary>All codes where they are few, else those at evenly spaced quantiles: values that occur, by nearest rank.</summary>
    /// <param name="codes">Ranks of values, -1 for missing.</param>
    /// <param name="distinct">How many values there are.</param>
    /// <param name="most">Values wanted at most.</param>
    public static int[] Quantiles(int[] codes, int distinct, int most)
    {
        if (distinct <= most)
            return [.. Enumerable.Range(0, distinct)];

        int[] present = [.. codes.Where(code => code >= 0).Order()];
        return
        [
            .. Enumerable.Range(0, most)
                .Select(place => Edge + ((1 - (2 * Edge)) * place / (most - 1)))
                .Select(share => present[Math.Clamp((int)Math.Ceiling((share * present.Length) - 1e-9) - 1, 0, present.Length - 1)])
                .Distinct(),
        ];
    }

    /// <summary>The most frequent codes, ties by rank.</summary>
    private static int[] MostFrequent(int[] codes, int most) =>
        [.. codes.Where(code => code >= 0).CountBy(code => code).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(most).Select(pair => pair.Key)];

    private static string Show(object value) => value switch
    {
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
