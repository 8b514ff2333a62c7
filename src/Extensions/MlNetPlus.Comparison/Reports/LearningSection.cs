using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>Whether more rows would help: one chart of all contenders, and its figures as a table.</summary>
internal static class LearningSection
{
    public static void Write(ComparisonResult result, HtmlText html)
    {
        if (result.LearningCurves.Count == 0)
            return;

        var measured = result.LearningCurves.Where(curve => curve.Points.Count > 0).ToList();
        html.Begin("learning", "Would more rows help?").Element("p", $"{MetricTraits.DisplayName(result.Metric)} on the same test rows when contenders, and their features, are fitted on a share of the training rows only. A line that still {(MetricTraits.HigherIsBetter(result.Metric) ? "rises" : "falls")} at its end says that more rows would help. Smaller shares are parts of larger ones, and all contenders have the same rows.");
        if (measured.Count > 0)
        {
            WriteChart(result, measured, html);
            var (headers, rows) = Table(result);
            html.Table($"{MetricTraits.DisplayName(result.Metric)} with its 95 % interval, by contender and rows fitted on", headers, rows);
        }

        NotMeasured.Write(result, result.LearningCurves.Where(curve => curve.Reason is not null).Select(curve => (curve.Contender, curve.Reason!)), html);
        html.End();
    }

    /// <summary>Contenders down, shares across.</summary>
    public static (IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) Table(ComparisonResult result)
    {
        var measured = result.LearningCurves.Where(curve => curve.Points.Count > 0).ToList();
        return (
            [CellGrid.NameHeader, .. measured.Take(1).SelectMany(curve => curve.Points).Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.TrainRows:F0} rows ({100 * point.Share:0.##} %)"))],
            [.. measured.Select(curve => (IReadOnlyList<string>)[curve.Contender, .. curve.Points.Select(point => Cell(point.Metrics[result.Metric]))])]);
    }

    /// <summary>Fences after Tukey, but far out, because curves are steep at their beginning: ten times the distance of the quartiles beyond them.</summary>
    internal static (double Least, double Most) Fences(double[] sorted)
    {
        var (lower, upper) = (sorted[sorted.Length / 4], sorted[sorted.Length * 3 / 4]);
        var reach = 10 * (upper - lower);
        return reach > 0 ? (lower - reach, upper + reach) : (sorted[0], sorted[^1]);
    }

    private static string Cell(MetricSummary summary) => ComparisonCells.WithReach(summary.Mean, summary.Lower, summary.Upper);

    private static void WriteChart(ComparisonResult result, List<ContenderLearningCurve> measured, HtmlText html)
    {
        var points = measured.SelectMany(curve => curve.Points).Where(point => point.Metrics[result.Metric].Mean is not null).ToList();
        if (points.Count == 0)
            return;

        var (least, most) = Fences([.. points.Select(point => point.Metrics[result.Metric].Mean!.Value).Order()]);
        bool IsDrawn(LearningCurvePoint point) => point.Metrics[result.Metric].Mean is { } mean && mean >= least && mean <= most;
        var drawn = points.Where(IsDrawn).ToList();

        // Intervals overlap so much that drawing them would hide the lines; they are in the table.
        var chart = new SvgChart(
            (0, 1.04 * points.Max(point => point.TrainRows)),
            Padded(drawn.Min(point => point.Metrics[result.Metric].Mean!.Value), drawn.Max(point => point.Metrics[result.Metric].Mean!.Value)),
            "Rows fitted on",
            MetricTraits.DisplayName(result.Metric));
        foreach (var curve in measured)
        {
            chart.Series(
                curve.Contender,
                [.. curve.Points.Where(IsDrawn).Select(point => (point.TrainRows, point.Metrics[result.Metric].Mean!.Value, (double?)null, (double?)null))]);
        }

        var left = drawn.Count == points.Count ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" {points.Count - drawn.Count} points so far off that the others could not be told apart are not drawn.");
        html.Raw("<div class=\"charts wide\">\n").Raw(chart.Figure("Learning curves", $"{string.Join(", ", measured.Select(curve => curve.Contender))}; the figures and their intervals are in the table.{left}")).Raw("</div>\n");
    }

    private static (double From, double To) Padded(double from, double to) => (from - (0.06 * (to - from)), to + (0.06 * (to - from)));
}
