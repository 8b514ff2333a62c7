using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>Reads and checks the label column, and the column of groups or times.</summary>
internal static class LabelReader
{
    private const string Consumer = "Compare";
    private const int RowsShown = 5;
    private const int ClassesShown = 10;

    private static readonly AcceptedType Classes = AcceptedType.Boolean.Or(AcceptedType.Number).Or(AcceptedType.Text).Or(AcceptedType.Key);

    private static readonly AcceptedType Target = AcceptedType.Where(
        "a number",
        "Convert it first, e.g. with mlContext.Transforms.Conversion.ConvertType; to predict classes, compare with mlContext.BinaryClassification or mlContext.MulticlassClassification",
        AcceptedType.Number.Accepts);

    public static readonly AcceptedType Instants = AcceptedType.Number.Or(AcceptedType.DateTime).Or(AcceptedType.DateTimeOffset).Or(AcceptedType.TimeSpan);

    /// <summary>Checks the schema only, so that a misspelt name is told before any row is read.</summary>
    public static void CheckSchema(DataViewSchema schema, ComparisonTask task, ComparisonOptions options)
    {
        var columns = InputSchema.Of(schema);
        columns.Require(Consumer, options.LabelColumnName, task == ComparisonTask.Regression ? Target : Classes);
        if (options.GroupColumnName is { } group)
            columns.Require(Consumer, group, AcceptedType.Primitive);
        if (options.TimeColumnName is { } time)
            columns.Require(Consumer, time, Instants);
        if (options.FoldColumnName is { } fold)
            columns.Require(Consumer, fold, AcceptedType.Primitive);
    }

    public static Labels Read(IDataView data, ComparisonTask task, ComparisonOptions options)
    {
        var name = options.LabelColumnName;
        var column = data.Schema[name];
        if (task == ComparisonTask.Regression)
            return new Labels(ReadTargets(data, column));

        var coded = CodedColumn.Read(data, column);
        CheckRows(coded.Codes.Length, options);
        CheckMissing(coded.Codes, code => code < 0, $"Column '{name}' (label of {Consumer})", "label");
        CheckClasses(task, name, coded);
        return new Labels(task, coded);
    }

    /// <summary>The group, time or fold of every row as a rank, or null when the split needs none.</summary>
    public static int[]? ReadGroupsOrTimes(IDataView data, ComparisonOptions options) => options.SplitColumnName is not { } name
        ? null
        : ReadRanks(data, name, options.Split switch { ComparisonSplit.Time => "time", ComparisonSplit.Given => "fold", _ => "group" }, Consumer, options.Split == ComparisonSplit.Given);

    /// <summary>The values of a column as ranks; a missing one is -1, or an error.</summary>
    public static int[] ReadRanks(IDataView data, string name, string role, string consumer, bool mayMiss = false)
    {
        var codes = CodedColumn.Read(data, data.Schema[name]).Codes;
        if (!mayMiss)
            CheckMissing(codes, code => code < 0, $"Column '{name}' ({role} column of {consumer})", role);
        return codes;
    }

    public static void CheckRows(int rows, ComparisonOptions options)
    {
        if (rows == 0)
            throw new ArgumentException("The data has no rows. Check the file's path, the loader's header setting and any filter before it.");
        if (rows < options.FewestRows)
            throw new ArgumentException($"The data has {rows} rows; expected at least as many as {nameof(ComparisonOptions)}.{nameof(ComparisonOptions.Folds)} ({options.FewestRows}). Take fewer folds.");
    }

    private static float[] ReadTargets(IDataView data, DataViewSchema.Column column)
    {
        var values = column.Type.RawType switch
        {
            var raw when raw == typeof(float) => [.. data.GetColumn<float>(column)],
            var raw when raw == typeof(double) => [.. data.GetColumn<double>(column).Select(value => (float)value)],
            _ => FromCodes(CodedColumn.Read(data, column)),
        };
        CheckMissing(values, value => !float.IsFinite(value), $"Column '{column.Name}' (label of {Consumer})", "finite label");
        if (values.Length > 0 && values.AsSpan().IndexOfAnyExcept(values[0]) < 0)
            throw OneValue(column.Name, values[0].ToString(CultureInfo.InvariantCulture), values.Length);

        return values;
    }

    private static float[] FromCodes(CodedColumn coded)
    {
        var values = coded.Distinct.Cast<object>().Select(value => Convert.ToSingle(value, CultureInfo.InvariantCulture)).ToArray();
        return Array.ConvertAll(coded.Codes, code => values[code]);
    }

    public static void CheckMissing<T>(T[] values, Predicate<T> isMissing, string what, string role)
    {
        var missing = Enumerable.Range(0, values.Length).Where(row => isMissing(values[row])).ToList();
        if (missing.Count == 0)
            return;

        var shown = string.Join(", ", missing.Take(RowsShown)) + (missing.Count > RowsShown ? ", …" : string.Empty);
        throw new ArgumentException(
            $"{what} has no {role} in {missing.Count} of {values.Length} rows (rows {shown}, counted from 0); expected one in every row. " +
            "Leave these rows out first, with mlContext.Data.FilterRowsByMissingValues for numbers or mlContext.Data.FilterByCustomPredicate for texts and keys.");
    }

    private static void CheckClasses(ComparisonTask task, string name, CodedColumn coded)
    {
        var names = coded.Names();
        if (names.Count == 1)
            throw OneValue(name, names[0], coded.Codes.Length);

        var shown = string.Join(", ", names.Take(ClassesShown).Select(value => $"'{value}'")) + (names.Count > ClassesShown ? ", …" : string.Empty);
        if (task == ComparisonTask.Binary && names.Count > 2)
        {
            throw new ArgumentException(
                $"Column '{name}' (label of {Consumer}) has {names.Count} values ({shown}); expected two. Compare with mlContext.MulticlassClassification, or with mlContext.Regression if it is a quantity.");
        }

        if (coded.Distinct is float[] or double[] && coded.Distinct.Cast<object>().Any(value => !double.IsInteger(Convert.ToDouble(value, CultureInfo.InvariantCulture))) && names.Count > 2)
        {
            throw new ArgumentException(
                $"Column '{name}' (label of {Consumer}) has numbers that are not whole ({shown}); expected classes. Compare with mlContext.Regression, or turn the number into classes first.");
        }
    }

    private static ArgumentException OneValue(string name, string value, int rows) => new(
        $"Column '{name}' (label of {Consumer}) is '{value}' in all {rows} rows; expected at least two different values. Check that the right column is named and that the data was not filtered or sorted by it.");
}
