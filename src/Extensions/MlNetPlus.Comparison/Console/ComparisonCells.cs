using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>
/// The words and numbers of the tables, whoever draws them. Several tables, so that each fits 80 columns: the ranking by the
/// main metric, the first of the other metrics with rows and time, and the rest of them.
/// </summary>
internal sealed class ComparisonCells
{
    public const string None = "–";
    private const int MetricsBesideTime = 4;

    /// <summary>The part of an interval's width by which its middle may be off the mean and the figures shown be the same.</summary>
    private const double SmallestLean = 0.001;

    /// <summary>What calculating in Double may do to the middle of an interval that is hardly wider than that.</summary>
    private const double Rounding = 1e-9;

    private ComparisonCells(ComparisonResult result)
    {
        var name = MetricTraits.DisplayName(result.Metric);
        IReadOnlyList<ComparisonMetric> others = [.. MetricTraits.Of(result.Task).Where(metric => metric != result.Metric)];

        Title = $"{name} of '{result.LabelColumnName}', {Describe(result)}";
        Ranking = new(
            ["#", CellGrid.NameHeader, $"{name} ± 95 %", "sd", "to first ± 95 %", "p (Holm)"],
            [.. result.Leaderboard.Select(row => ((LeaderboardRow?)row, RankingRow(row, result)))]);
        Metrics = new(
            [CellGrid.NameHeader, .. others.Take(MetricsBesideTime).Select(MetricTraits.DisplayName), "Rows", "Fit s"],
            [.. result.Leaderboard.Select(row => ((LeaderboardRow?)row, (IReadOnlyList<string>)MetricsRow(row, others.Take(MetricsBesideTime), withTime: true)))]);
        MoreMetrics = others.Count <= MetricsBesideTime ? null : new(
            [CellGrid.NameHeader, .. others.Skip(MetricsBesideTime).Select(MetricTraits.DisplayName)],
            [.. result.Leaderboard.Select(row => ((LeaderboardRow?)row, (IReadOnlyList<string>)MetricsRow(row, others.Skip(MetricsBesideTime), withTime: false)))]);
        Importance = ImportanceCells.Narrow(result);
        Lines = [.. result.Leaderboard.SelectMany(row => row.Remarks.Select(remark => $"{row.Contender}: {remark}")), .. result.Warnings.Select(warning => warning.ToString()), .. result.Notes];
    }

    public string Title { get; }

    /// <summary>Place, main metric, and what was tested against the first.</summary>
    public CellGrid Ranking { get; }

    /// <summary>The first of the other metrics, rows scored of rows given, seconds of fitting.</summary>
    public CellGrid Metrics { get; }

    /// <summary>The metrics that are left, or null when there are none.</summary>
    public CellGrid? MoreMetrics { get; }

    /// <summary>The raw columns that matter most to each contender; empty when that was not measured.</summary>
    public IReadOnlyList<CellGrid> Importance { get; }

    /// <summary>All tables, in the order in which they are shown.</summary>
    public IEnumerable<CellGrid> Grids => [Ranking, Metrics, .. MoreMetrics is { } more ? [more] : Array.Empty<CellGrid>(), .. Importance];

    /// <summary>Remarks, warnings and notes below the tables.</summary>
    public IReadOnlyList<string> Lines { get; }

    public static ComparisonCells Of(ComparisonResult result) => new(result);

    private static string Describe(ComparisonResult result)
    {
        var done = result.IsComplete ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {result.FoldsCompleted} folds done");
        var parts = result.TestFraction is { } share
            ? string.Create(CultureInfo.InvariantCulture, $"{result.Repeats} x {share:P0} held out")
            : string.Create(CultureInfo.InvariantCulture, $"{result.Repeats} x {result.Folds} folds");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Rows} rows, {parts} ({result.Split.ToString().ToLowerInvariant()}, seed {result.Seed}){done}, {result.Elapsed.TotalSeconds:F1} s");
    }

    private static IReadOnlyList<string> RankingRow(LeaderboardRow row, ComparisonResult result)
    {
        var main = row.Metrics.GetValueOrDefault(result.Metric);
        var first = result.Pairwise.FirstOrDefault(pair => pair.First == result.Leaderboard[0].Contender && pair.Second == row.Contender);
        return
        [
            row.Rank.ToString(CultureInfo.InvariantCulture) + (row.TiedWithBest && row.Rank > 1 ? "=" : string.Empty),
            row.Contender,
            row.Status == ContenderStatus.Failed ? "failed" : WithReach(main?.Mean, main?.Lower, main?.Upper),
            Show(main?.StandardDeviation),
            first is null ? None : WithReach(-first.MeanDifference, -first.Upper, -first.Lower),
            first is null ? None : ShowPValue(first.AdjustedPValue),
        ];
    }

    private static List<string> MetricsRow(LeaderboardRow row, IEnumerable<ComparisonMetric> metrics, bool withTime)
    {
        List<string> cells = [row.Contender, .. metrics.Select(metric => Show(row.Metrics.GetValueOrDefault(metric)?.Mean))];
        if (withTime)
        {
            cells.Add(string.Create(CultureInfo.InvariantCulture, $"{row.RowsScored}/{row.RowsGiven}"));
            cells.Add(row.FitSeconds.ToString("F2", CultureInfo.InvariantCulture));
        }

        return cells;
    }

    /// <summary>Half the width says all of a symmetric interval; of others (Wilson's, DeLong's cut off at 1, the bootstrap's) both ends are shown.</summary>
    public static string WithReach(double? mean, double? lower, double? upper)
    {
        if (mean is not { } centre || lower is not { } from || upper is not { } to || !double.IsFinite(from) || !double.IsFinite(to))
            return Show(mean);
        return Math.Abs(((from + to) / 2) - centre) <= Math.Max(SmallestLean * (to - from), Rounding * Math.Abs(centre))
            ? $"{Show(centre)} ± {Show((to - from) / 2)}"
            : $"{Show(centre)} [{Show(from)}, {Show(to)}]";
    }

    /// <summary>A name that fits, with a sign where letters are left out.</summary>
    public static string Shorten(string name, int most) => name.Length <= most ? name : string.Concat(name.AsSpan(0, most - 1), "…");

    public static string ShowPValue(double value) => value switch
    {
        double.NaN => None,
        < 0.001 => "<0.001",
        _ => value.ToString("F3", CultureInfo.InvariantCulture),
    };

    /// <summary>About five digits, whatever the unit.</summary>
    public static string Show(double? value) => value is not { } number || !double.IsFinite(number) ? None : number.ToString(
        Math.Abs(number) switch
        {
            >= 1000 => "F1",
            >= 100 => "F2",
            >= 10 => "F3",
            _ => "F4",
        },
        CultureInfo.InvariantCulture);
}
