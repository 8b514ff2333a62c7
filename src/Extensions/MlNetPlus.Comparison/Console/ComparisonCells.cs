using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>The words and numbers of the table, whoever draws it.</summary>
internal sealed class ComparisonCells
{
    private ComparisonCells(ComparisonResult result)
    {
        var metrics = MetricTraits.Of(result.Task);
        IReadOnlyList<ComparisonMetric> others = [.. metrics.Where(metric => metric != result.Metric)];
        var name = MetricTraits.DisplayName(result.Metric);

        Title = $"{name} of '{result.LabelColumnName}', {Describe(result)}";
        Headers = ["#", "Contender", name, "95 % interval", "sd", "Behind the first", "p (Holm)", .. others.Select(MetricTraits.DisplayName), "Rows", "Fit s"];
        Rows = [.. result.Leaderboard.Select(row => Row(row, result, others))];
        Lines = [.. result.Leaderboard.SelectMany(row => row.Remarks.Select(remark => $"{row.Contender}: {remark}")), .. result.Notes];
    }

    public string Title { get; }

    public IReadOnlyList<string> Headers { get; }

    /// <summary>Cells in the order of <see cref="Headers"/>; the second one, the name, is the only one that is not a number.</summary>
    public IReadOnlyList<(LeaderboardRow Source, IReadOnlyList<string> Cells)> Rows { get; }

    /// <summary>Remarks and notes below the table.</summary>
    public IReadOnlyList<string> Lines { get; }

    public static ComparisonCells Of(ComparisonResult result) => new(result);

    private static string Describe(ComparisonResult result)
    {
        var done = result.IsComplete ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {result.FoldsCompleted} folds done");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Rows} rows, {result.Repeats} x {result.Folds} folds ({result.Split.ToString().ToLowerInvariant()}, seed {result.Seed}){done}, {result.Elapsed.TotalSeconds:F1} s");
    }

    private static (LeaderboardRow Source, IReadOnlyList<string> Cells) Row(LeaderboardRow row, ComparisonResult result, IReadOnlyList<ComparisonMetric> others)
    {
        var main = row.Metrics.GetValueOrDefault(result.Metric);
        var toFirst = result.Pairwise.FirstOrDefault(pair => pair.First == result.Leaderboard[0].Contender && pair.Second == row.Contender);
        return (row,
        [
            row.Rank.ToString(CultureInfo.InvariantCulture) + (row.TiedWithBest && row.Rank > 1 ? "=" : string.Empty),
            row.Contender,
            row.Status == ContenderStatus.Failed ? "failed" : Show(main?.Mean),
            Interval(main?.Lower, main?.Upper),
            Show(main?.StandardDeviation),
            toFirst is null ? "–" : $"{Show(toFirst.MeanDifference)} {Interval(toFirst.Lower, toFirst.Upper)}",
            toFirst is null ? "–" : ShowPValue(toFirst.AdjustedPValue),
            .. others.Select(metric => Show(row.Metrics.GetValueOrDefault(metric)?.Mean)),
            string.Create(CultureInfo.InvariantCulture, $"{row.RowsScored}/{row.RowsGiven}"),
            row.FitSeconds.ToString("F2", CultureInfo.InvariantCulture),
        ]);
    }

    private static string Interval(double? lower, double? upper) =>
        lower is { } from && upper is { } to && double.IsFinite(from) && double.IsFinite(to) ? $"[{Show(from)}, {Show(to)}]" : "–";

    private static string ShowPValue(double value) => value switch
    {
        double.NaN => "–",
        < 0.001 => "<0.001",
        _ => value.ToString("F3", CultureInfo.InvariantCulture),
    };

    /// <summary>About five digits, whatever the unit.</summary>
    private static string Show(double? value) => value is not { } number || !double.IsFinite(number) ? "–" : number.ToString(
        Math.Abs(number) switch
        {
            >= 1000 => "F1",
            >= 100 => "F2",
            >= 10 => "F3",
            _ => "F4",
        },
        CultureInfo.InvariantCulture);
}
