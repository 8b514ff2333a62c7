namespace MlNetPlus.Comparison;

/// <summary>What quality costs: each contender's metric by the time of one fit.</summary>
internal static class TimeSection
{
    private const double Margin = 0.35;
    private const double LeastSeconds = 1e-6;

    public static void Write(ComparisonResult result, HtmlText html)
    {
        var rows = result.Leaderboard.Where(row => row.Metrics.GetValueOrDefault(result.Metric)?.Mean is not null && result.FoldsCompleted > 0)
            .Select(row => (row.Contender, Seconds: Math.Log10(Math.Max(row.FitSeconds / result.FoldsCompleted, LeastSeconds)), Summary: row.Metrics[result.Metric])).ToList();
        if (rows.Count == 0)
            return;

        html.Begin("time", "Time against quality");
        var (from, to) = (rows.Min(row => row.Seconds) - Margin, rows.Max(row => row.Seconds) + Margin);
        var (least, most) = (rows.Min(row => row.Summary.Lower ?? row.Summary.Mean!.Value), rows.Max(row => row.Summary.Upper ?? row.Summary.Mean!.Value));
        var chart = new SvgChart((from, to), (least, most), "Time of one fit (logarithmic)", MetricTraits.DisplayName(result.Metric), Ticks(from, to));
        foreach (var (_, seconds, summary) in rows)
        {
            if (summary is { Lower: { } lower, Upper: { } upper })
                chart.Line("reach", [(seconds, lower), (seconds, upper)]);
            chart.Dot(seconds, summary.Mean!.Value);
        }

        foreach (var (contender, seconds, summary) in rows)
            chart.Name(seconds, summary.Mean!.Value, contender);
        html.Raw("<div class=\"charts wide\">\n")
            .Raw(chart.Figure("Time against quality", $"Each contender's mean with its 95 % interval, by the mean time of one fit: {string.Join(", ", rows.Select(row => $"{row.Contender} {CostCells.Duration(Math.Pow(10, row.Seconds))}"))}."))
            .Raw("</div>\n");
        if (result.Leaderboard.Any(row => row.Costs is not null))
            html.Table("What each contender costs from the features to the score: medians over the folds, memory the largest", CostCells.Headers, CostCells.Rows(result));
        html.End();
    }

    /// <summary>1, 2 and 5 times the powers of ten within the range, or the powers alone where these are many.</summary>
    private static List<(double Value, string Text)> Ticks(double from, double to)
    {
        int[] steps = to - from > 1.6 ? [1] : [1, 2, 5];
        return
        [
            .. Enumerable.Range((int)Math.Floor(from), (int)Math.Ceiling(to) - (int)Math.Floor(from) + 1)
                .SelectMany(power => steps.Select(step => step * Math.Pow(10, power)))
                .Select(seconds => (Math.Log10(seconds), CostCells.Duration(seconds)))
                .Where(tick => tick.Item1 >= from && tick.Item1 <= to),
        ];
    }
}
