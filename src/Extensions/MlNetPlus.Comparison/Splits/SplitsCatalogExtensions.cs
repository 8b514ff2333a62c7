using MlNetPlus.Comparison;

namespace Microsoft.ML;

/// <summary>
/// Adds exact splits to <c>mlContext.Data</c>: stratified, grouped, in time order, repeated. The same row order and seed give
/// the same splits on every machine. The data must yield its rows in the same order each time; it is read for the columns
/// named only, and the sets are views of it.
/// </summary>
public static class SplitsCatalogExtensions
{
    /// <summary>Rows at random; fold sizes differ by at most one row.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The data.</param>
    /// <param name="folds">Number of folds, at least 2; each row is tested on in one of them.</param>
    /// <param name="repeats">How often the rows are divided anew, at least 1.</param>
    /// <param name="seed">Seed of the division.</param>
    /// <returns>The folds, repeat by repeat.</returns>
    /// <exception cref="ArgumentException">A setting is outside of its range, or there are fewer rows than folds.</exception>
    public static IReadOnlyList<DataSplit> SplitsRandom(this DataOperationsCatalog catalog, IDataView data, int folds = 5, int repeats = 1, int seed = 1) =>
        Draw(catalog, nameof(SplitsRandom), data, new() { Split = ComparisonSplit.Random, Folds = folds, Repeats = repeats, Seed = seed });

    /// <summary>
    /// Every fold holds the classes of the label in the same proportion: their counts differ by at most one row between folds.
    /// A label that is a quantity (a number with more than 20 values, or one that is not whole) is sorted, and each run of k
    /// neighbours gives one row to each fold.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The data.</param>
    /// <param name="labelColumnName">The label column; any primitive type, without missing values.</param>
    /// <param name="folds">Number of folds, at least 2 and at most the rows of the rarest class.</param>
    /// <param name="repeats">How often the rows are divided anew, at least 1.</param>
    /// <param name="seed">Seed of the division.</param>
    /// <returns>The folds, repeat by repeat.</returns>
    /// <exception cref="ArgumentException">A setting is outside of its range, a label is missing, or a class has fewer rows than folds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or not of a primitive type.</exception>
    public static IReadOnlyList<DataSplit> SplitsStratified(
        this DataOperationsCatalog catalog, IDataView data, string labelColumnName = "Label", int folds = 5, int repeats = 1, int seed = 1) =>
        Draw(catalog, nameof(SplitsStratified), data, new() { Split = ComparisonSplit.Stratified, Folds = folds, Repeats = repeats, Seed = seed }, Named(labelColumnName));

    /// <summary>Rows of one group are never parted; folds are as equal in rows as the groups allow.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The data.</param>
    /// <param name="groupColumnName">The column that says which rows belong together; any primitive type, without missing values.</param>
    /// <param name="folds">Number of folds, at least 2 and at most the number of groups.</param>
    /// <param name="repeats">How often the groups are divided anew, at least 1.</param>
    /// <param name="seed">Seed of the division.</param>
    /// <returns>The folds, repeat by repeat.</returns>
    /// <exception cref="ArgumentException">A setting is outside of its range, a group is missing, or there are fewer groups than folds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or not of a primitive type.</exception>
    public static IReadOnlyList<DataSplit> SplitsGrouped(this DataOperationsCatalog catalog, IDataView data, string groupColumnName, int folds = 5, int repeats = 1, int seed = 1) =>
        Draw(catalog, nameof(SplitsGrouped), data, new() { Split = ComparisonSplit.Group, Folds = folds, Repeats = repeats, Seed = seed }, null, Named(groupColumnName));

    /// <summary>
    /// Rows of one group are never parted, and folds hold the classes of the label (or the tenths of a label that is a
    /// quantity) in the same proportion as far as the groups allow.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The data.</param>
    /// <param name="groupColumnName">The column that says which rows belong together; any primitive type, without missing values.</param>
    /// <param name="labelColumnName">The label column; any primitive type, without missing values.</param>
    /// <param name="folds">Number of folds, at least 2 and at most the number of groups.</param>
    /// <param name="repeats">How often the groups are divided anew, at least 1.</param>
    /// <param name="seed">Seed of the division.</param>
    /// <returns>The folds, repeat by repeat.</returns>
    /// <exception cref="ArgumentException">A setting is outside of its range, a value is missing, or there are fewer groups than folds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or not of a primitive type.</exception>
    public static IReadOnlyList<DataSplit> SplitsStratifiedGrouped(
        this DataOperationsCatalog catalog, IDataView data, string groupColumnName, string labelColumnName = "Label", int folds = 5, int repeats = 1, int seed = 1) => Draw(
            catalog,
            nameof(SplitsStratifiedGrouped),
            data,
            new() { Split = ComparisonSplit.StratifiedGroup, Folds = folds, Repeats = repeats, Seed = seed },
            Named(labelColumnName),
            Named(groupColumnName));

    /// <summary>Each group is tested on once, by all the others.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The data.</param>
    /// <param name="groupColumnName">The column of groups; any primitive type, without missing values, at least two different ones.</param>
    /// <returns>One split for each group, in the order of the groups' values.</returns>
    /// <exception cref="ArgumentException">A group is missing, or there is one only.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or not of a primitive type.</exception>
    public static IReadOnlyList<DataSplit> SplitsLeaveOneGroupOut(this DataOperationsCatalog catalog, IDataView data, string groupColumnName) =>
        Draw(catalog, nameof(SplitsLeaveOneGroupOut), data, new() { Split = ComparisonSplit.LeaveOneGroupOut }, null, Named(groupColumnName));

    /// <summary>
    /// Rows in the order of time are cut into folds + 1 blocks, as equal as can be; each fold trains on rows before the block
    /// that it tests on. Rows of one instant are never parted.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The data, in any order.</param>
    /// <param name="timeColumnName">The column of times; a number, date or time span, without missing values.</param>
    /// <param name="folds">Number of folds, at least 2.</param>
    /// <param name="gap">Rows that are left out before the test rows, at least; 0 or more.</param>
    /// <param name="maxTrainRows">Rows to train on at most, the latest ones: a sliding window. <see langword="null"/> takes all earlier rows: an expanding one.</param>
    /// <returns>The folds, the earliest first.</returns>
    /// <exception cref="ArgumentException">A setting is outside of its range, a time is missing, there are too few different times, or a fold would have no rows to train on.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or has no order in time.</exception>
    public static IReadOnlyList<DataSplit> SplitsTimeOrdered(
        this DataOperationsCatalog catalog, IDataView data, string timeColumnName, int folds = 5, int gap = 0, int? maxTrainRows = null) => Draw(
            catalog,
            nameof(SplitsTimeOrdered),
            data,
            new() { Split = ComparisonSplit.Time, Folds = folds, Gap = gap, MaxTrainRows = maxTrainRows },
            null,
            Named(timeColumnName));

    /// <summary>Folds that a column gives: each of its values is tested on once. Rows without a value are trained on in every fold.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The data.</param>
    /// <param name="foldColumnName">The column of folds; any primitive type, at least two different values.</param>
    /// <returns>One split for each value, in their order.</returns>
    /// <exception cref="ArgumentException">The column has fewer than two values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or not of a primitive type.</exception>
    public static IReadOnlyList<DataSplit> SplitsGiven(this DataOperationsCatalog catalog, IDataView data, string foldColumnName) =>
        Draw(catalog, nameof(SplitsGiven), data, new() { Split = ComparisonSplit.Given }, null, Named(foldColumnName));

    /// <summary>
    /// One training and one test set, of exactly the wanted size. With a label, each class gives its share to within one row;
    /// with a group column, groups stay whole, and the size is as near as they allow; with both, both.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The data.</param>
    /// <param name="testFraction">Share of the rows to test on, above 0 and below 1.</param>
    /// <param name="labelColumnName">The label to stratify by; <see langword="null"/> does not.</param>
    /// <param name="groupColumnName">The column that says which rows belong together; <see langword="null"/> keeps none together.</param>
    /// <param name="seed">Seed of the division.</param>
    /// <returns>The split.</returns>
    /// <exception cref="ArgumentException">The share is outside of its range, a value is missing, or a class has one row only.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or not of a primitive type.</exception>
    public static DataSplit SplitHoldOut(
        this DataOperationsCatalog catalog, IDataView data, double testFraction = 0.2, string? labelColumnName = null, string? groupColumnName = null, int seed = 1)
    {
        var split = (labelColumnName, groupColumnName) switch
        {
            (null, null) => ComparisonSplit.Random,
            (_, null) => ComparisonSplit.Stratified,
            (null, _) => ComparisonSplit.Group,
            _ => ComparisonSplit.StratifiedGroup,
        };
        return Draw(catalog, nameof(SplitHoldOut), data, new() { Split = split, TestFraction = testFraction, Seed = seed }, labelColumnName, groupColumnName)[0];
    }

    private static IReadOnlyList<DataSplit> Draw(
        DataOperationsCatalog catalog, string consumer, IDataView data, SplitSettings settings, string? labelColumnName = null, string? rankColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return SplitReader.Draw(consumer, data, settings, labelColumnName, rankColumnName);
    }

    private static string Named(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name;
    }
}
