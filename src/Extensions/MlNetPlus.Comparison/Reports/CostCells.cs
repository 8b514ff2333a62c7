using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>What contenders cost, with units that a person reads.</summary>
internal static class CostCells
{
    public static IReadOnlyList<string> Headers { get; } =
        [CellGrid.NameHeader, "Fit of one model", "Score of a row among many", "Score of a row on its own", "Memory while fitting", "Saved model"];

    public static IEnumerable<IReadOnlyList<string>> Rows(ComparisonResult result) => result.Leaderboard.Where(row => row.Costs is not null).Select(row => (IReadOnlyList<string>)
    [
        row.Contender, Duration(row.Costs!.FitSeconds), Duration(row.Costs.BatchedSecondsPerRow), Duration(row.Costs.SingleSecondsPerRow), Size(row.Costs.PeakMemoryBytes), Size(row.Costs.ModelBytes),
    ]);

    /// <summary>About three digits, in seconds or parts of one.</summary>
    public static string Duration(double? seconds) => seconds switch
    {
        null => ComparisonCells.None,
        < 999.5e-9 => Show(seconds.Value * 1e9, "ns"),
        < 999.5e-6 => Show(seconds.Value * 1e6, "µs"),
        < 999.5e-3 => Show(seconds.Value * 1e3, "ms"),
        _ => Show(seconds.Value, "s"),
    };

    private static string Size(long? bytes) => bytes switch
    {
        null => ComparisonCells.None,
        < 1_000 => Show(bytes.Value, "B"),
        < 1_000_000 => Show(bytes.Value / 1e3, "kB"),
        _ => Show(bytes.Value / 1e6, "MB"),
    };

    private static string Show(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0)} {unit}");
}
