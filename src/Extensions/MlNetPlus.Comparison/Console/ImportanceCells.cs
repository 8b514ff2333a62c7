using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>Permutation importance as tables: raw columns down, contenders across.</summary>
internal static class ImportanceCells
{
    private const int MostColumns = 10;
    private const int MostLetters = 20;
    private const int ContendersBeside = 3;

    /// <summary>The contenders with figures, in the order of the leaderboard.</summary>
    public static IReadOnlyList<ContenderImportance> Measured(ComparisonResult result) => [.. result.FeatureImportance.Where(one => one.Features.Count > 0)];

    /// <summary>What is measured, as "Drop of AUC" or "Rise of RMSE": either way a number above 0 says that the column matters.</summary>
    public static string Measure(ComparisonMetric metric) => $"{(MetricTraits.HigherIsBetter(metric) ? "Drop" : "Rise")} of {MetricTraits.DisplayName(metric)}";

    /// <summary>All columns that were permuted, those that matter most on average over the contenders first.</summary>
    public static IReadOnlyList<string> Columns(IEnumerable<ContenderImportance> measured) =>
    [
        .. measured.SelectMany(one => one.Features).GroupBy(feature => feature.Feature, StringComparer.Ordinal)
            .OrderByDescending(group => group.Average(feature => feature.Mean ?? 0)).Select(group => group.Key),
    ];

    /// <summary>The strongest columns, in as many tables as it takes to fit 80 columns.</summary>
    public static IReadOnlyList<CellGrid> Narrow(ComparisonResult result)
    {
        var measured = Measured(result);
        var columns = Columns(measured);
        var count = columns.Count <= MostColumns ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"; the {MostColumns} strongest of {columns.Count}");
        return
        [
            .. measured.Chunk(ContendersBeside).Select((some, place) => Grid([.. columns.Take(MostColumns)], some, name => ComparisonCells.Shorten(name, MostLetters)) with
            {
                Title = place == 0 ? $"{Measure(result.Metric)} when a raw column is permuted, ± 95 %{count}" : null,
            }),
        ];
    }

    /// <summary>All columns and contenders.</summary>
    public static CellGrid Whole(ComparisonResult result)
    {
        var measured = Measured(result);
        return Grid(Columns(measured), measured, name => name);
    }

    private static CellGrid Grid(IReadOnlyList<string> columns, IReadOnlyList<ContenderImportance> contenders, Func<string, string> show) => new(
        [CellGrid.ColumnHeader, .. contenders.Select(one => one.Contender)],
        [.. columns.Select(column => ((LeaderboardRow?)null, (IReadOnlyList<string>)[show(column), .. contenders.Select(one => Cell(one, column))]))]);

    private static string Cell(ContenderImportance one, string column) =>
        one.Features.FirstOrDefault(feature => feature.Feature == column) is { } found ? ComparisonCells.WithReach(found.Mean, found.Lower, found.Upper) : ComparisonCells.None;
}
