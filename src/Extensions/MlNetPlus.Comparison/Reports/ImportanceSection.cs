using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>Which raw columns matter: bars with intervals for each contender, and all figures as a table.</summary>
internal static class ImportanceSection
{
    private const int MostBars = 15;

    public static void Write(ComparisonResult result, HtmlText html)
    {
        if (result.FeatureImportance.Count == 0)
            return;

        html.Begin("importance", "Which columns matter").Element("p", $"{ImportanceCells.Measure(result.Metric)} on the test rows when the values of one raw column, or of a group of columns, are put into other rows: the larger, the more the contender relies on it. Around zero: it does without. Columns that say the same share their importance.");
        var measured = ImportanceCells.Measured(result);
        if (measured.Count > 0)
        {
            WriteCharts(result, measured, html);
            var grid = ImportanceCells.Whole(result);
            html.Table($"{ImportanceCells.Measure(result.Metric)} with its 95 % interval, by raw column and contender", grid.Headers, grid.Rows.Select(row => row.Cells));
        }

        NotMeasured.Write(result, result.FeatureImportance.Where(one => one.Reason is not null).Select(one => (one.Contender, one.Reason!)), html);
        html.End();
    }

    private static void WriteCharts(ComparisonResult result, IReadOnlyList<ContenderImportance> measured, HtmlText html)
    {
        var shown = measured.Select(one => one.Features.Where(feature => feature.Mean is not null).Take(MostBars).ToList()).ToList();
        var all = shown.SelectMany(features => features).ToList();
        if (all.Count == 0)
            return;

        var (from, to) = (all.Min(feature => Math.Min(0, feature.Lower ?? feature.Mean!.Value)), all.Max(feature => Math.Max(0, feature.Upper ?? feature.Mean!.Value)));
        var range = to > from ? (from, to) : (from, from + 1);
        html.Raw("<div class=\"charts\">\n");
        foreach (var (one, features) in measured.Zip(shown))
        {
            var bars = new SvgBars([.. features.Select(feature => (feature.Feature, feature.Mean!.Value, feature.Lower, feature.Upper))], range, ImportanceCells.Measure(result.Metric));
            var count = features.Count == one.Features.Count ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" The {features.Count} strongest of {one.Features.Count} columns.");
            html.Raw(bars.Figure(one.Contender, $"Strongest: {string.Join(", ", features.Take(3).Select(feature => feature.Feature))}.{count}"));
        }

        html.Raw("</div>\n");
    }
}
