using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>What the best contender predicts at the values of its strongest columns: a chart for each, the figures behind it.</summary>
internal static class DependenceSection
{
    private const int MostLetters = 12;
    private const int MostNamed = 6;
    private const double Room = 0.04;

    public static void Write(ComparisonResult result, HtmlText html)
    {
        if (result.PartialDependence.Count == 0)
            return;

        html.Begin("dependence", "What the predictions depend on");
        if (DependenceCells.Shown(result) is { } shown)
        {
            html.Element("p", $"What {shown.Contender} predicts on average for the held-out rows of the first repeat when one raw column has the same value in all of them. These are its strongest columns; bands and bars are 95 % intervals over the folds. Where columns go together, some of these rows do not exist in the data.");
            var range = Range(shown.Columns);
            html.Raw("<div class=\"charts\">\n");
            foreach (var column in shown.Columns)
                html.Raw(Draw(result, shown.Contender, column, range));
            html.Raw("</div>\n");
            foreach (var column in shown.Columns)
            {
                var (headers, rows) = DependenceCells.Table(result, column);
                html.Raw("<details><summary>").Text($"Figures of {column[0].Column}").Raw("</summary>\n")
                    .Table($"{DependenceCells.Response(result)} by {column[0].Column}, with its 95 % interval", headers, rows).Raw("</details>\n");
            }
        }

        NotMeasured.Write(result, result.PartialDependence.Where(one => one.Reason is not null).Select(one => (one.Contender, one.Reason!)), html);
        html.End();
    }

    private static (double From, double To) Range(IEnumerable<IReadOnlyList<PartialDependence>> columns)
    {
        var points = columns.SelectMany(column => column).SelectMany(one => one.Points).Where(point => point.Mean is not null).ToList();
        return points.Count == 0 ? (0, 1) : Padded(points.Min(point => point.Lower ?? point.Mean!.Value), points.Max(point => point.Upper ?? point.Mean!.Value));
    }

    /// <summary>Some room, so that nothing lies on the edge.</summary>
    private static (double From, double To) Padded(double from, double to) => (from - (Room * (to - from)), to + (Room * (to - from)));

    /// <summary>The values themselves where they are few, else null for round numbers.</summary>
    private static IReadOnlyList<(double Value, string Text)>? Ticks(IReadOnlyList<DependencePoint> points) =>
        points.Count > MostNamed ? null : [.. points.Select(point => (point.Number!.Value, DependenceCells.ValueOf(point)))];

    private static string Draw(ComparisonResult result, string contender, IReadOnlyList<PartialDependence> column, (double From, double To) range)
    {
        var name = column[0].Column;
        if (column.Count > 1)
            return DrawClasses(result, name, column, range);

        var one = column[0];
        var caption = $"{contender}. {Summary(one)}";
        if (!one.IsNumeric)
        {
            var bars = one.Points.Where(point => point.Mean is not null).Select(point => (point.Value, point.Mean!.Value, point.Lower, point.Upper)).ToList();
            return new SvgBars(bars, range.To > range.From ? range : (range.From, range.From + 1), DependenceCells.Response(result), isDots: true).Figure(name, caption);
        }

        var points = one.Points.Where(point => point.Mean is not null).ToList();
        var chart = new SvgChart(Padded(points[0].Number!.Value, points[^1].Number!.Value), range, name, DependenceCells.Response(result), Ticks(points));
        chart.Band([.. points.Where(point => point.Lower is not null).Select(point => (point.Number!.Value, point.Lower!.Value, point.Upper!.Value))]);
        chart.Line("mean", points.Select(point => (point.Number!.Value, point.Mean!.Value)));
        foreach (var point in points)
            chart.Dot(point.Number!.Value, point.Mean!.Value);
        return chart.Figure(name, caption);
    }

    private static string DrawClasses(ComparisonResult result, string name, IReadOnlyList<PartialDependence> classes, (double From, double To) range)
    {
        var values = classes[0].Points;
        var isNumeric = classes[0].IsNumeric;
        double XOf(int place) => isNumeric ? values[place].Number!.Value : place;
        var ticks = isNumeric ? Ticks(values) : values.Select((point, place) => ((double)place, ComparisonCells.Shorten(point.Value, MostLetters))).ToList();
        var (from, to) = isNumeric ? Padded(XOf(0), XOf(values.Count - 1)) : (-0.5, values.Count - 0.5);
        var chart = new SvgChart((from, to), range, name, DependenceCells.Response(result), ticks);
        var drawn = classes.OrderByDescending(DependenceCells.Reach).Take(SvgChart.MostSeries).ToList();
        foreach (var one in classes.Where(drawn.Contains))
            chart.Series(one.Class!, [.. one.Points.Index().Where(pair => pair.Item.Mean is not null).Select(pair => (XOf(pair.Index), pair.Item.Mean!.Value, pair.Item.Lower, pair.Item.Upper))]);
        var count = drawn.Count == classes.Count ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" The {drawn.Count} classes of {classes.Count} that depend on it most.");
        return chart.Figure(name, $"{drawn[0].Class} moves most. {Summary(drawn[0])}{count}");
    }

    private static string Summary(PartialDependence one)
    {
        var points = one.Points.Where(point => point.Mean is not null).ToList();
        if (points.Count == 0)
            return "No row was scored.";
        var (least, most) = (points.MinBy(point => point.Mean)!, points.MaxBy(point => point.Mean)!);
        return $"From {ComparisonCells.Show(least.Mean)} at {DependenceCells.ValueOf(least)} to {ComparisonCells.Show(most.Mean)} at {DependenceCells.ValueOf(most)}.";
    }
}
