using System.Text;
using System.Text.RegularExpressions;

namespace MlNetPlus.Comparison;

/// <summary>The tables as Markdown, as code hosts show it.</summary>
internal static partial class MarkdownReport
{
    public static string Render(ComparisonResult result)
    {
        var cells = ComparisonCells.Of(result);
        var text = new StringBuilder().Append("# ").Append(Escape(cells.Title)).Append("\n\n");
        foreach (var grid in new[] { cells.Ranking, cells.Metrics, cells.MoreMetrics }.OfType<CellGrid>())
            AppendTable(text, grid.Headers, grid.Rows.Select(row => row.Cells));
        if (result.Pairwise.Count > 0)
        {
            text.Append("## Differences\n\n");
            AppendTable(text, ["First", "Second", "First minus second", "p (Holm)", "P(worse)", "P(equivalent)", "P(better)", "Verdict"], result.Pairwise.Select(ReportWords.PairCells));
        }

        if (ImportanceCells.Measured(result).Count > 0)
        {
            text.Append("## Importance\n\n").Append(Escape($"{ImportanceCells.Measure(result.Metric)} when the values of a raw column are put into other test rows, with 95 % intervals.")).Append("\n\n");
            var grid = ImportanceCells.Whole(result);
            AppendTable(text, grid.Headers, grid.Rows.Select(row => row.Cells));
        }

        AppendDependence(text, result);
        if (result.LearningCurves.Any(curve => curve.Points.Count > 0))
        {
            text.Append("## Learning curves\n\n").Append(Escape($"{MetricTraits.DisplayName(result.Metric)} with its 95 % interval, fitted on a share of the training rows.")).Append("\n\n");
            var (headers, rows) = LearningSection.Table(result);
            AppendTable(text, headers, rows);
        }

        text.Append("## Warnings, remarks and notes\n\n");
        foreach (var line in cells.Lines)
            text.Append("- ").Append(Escape(line)).Append('\n');
        text.Append("\n## Settings and versions\n\n");
        AppendTable(text, ["Setting", "Value"], ReportWords.Settings(result).Select(one => (IReadOnlyList<string>)[one.Name, one.Value]));
        return text.ToString();
    }

    private static void AppendDependence(StringBuilder text, ComparisonResult result)
    {
        if (DependenceCells.Shown(result) is not { } shown)
            return;
        text.Append("## Partial dependence\n\n").Append(Escape($"{shown.Contender}, the columns that matter most, with 95 % intervals.")).Append("\n\n");
        foreach (var column in shown.Columns)
        {
            var (headers, rows) = DependenceCells.Table(result, column);
            AppendTable(text, headers, rows);
        }
    }

    private static void AppendTable(StringBuilder text, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        text.Append("| ").AppendJoin(" | ", headers.Select(Escape)).Append(" |\n|").Append(string.Concat(headers.Select(_ => "---|"))).Append('\n');
        foreach (var row in rows)
            text.Append("| ").AppendJoin(" | ", row.Select(Escape)).Append(" |\n");
        text.Append('\n');
    }

    /// <summary>Names are text, never markup; a line break would end the table.</summary>
    private static string Escape(string text) => Special().Replace(LineBreak().Replace(text, " "), @"\$0");

    [GeneratedRegex(@"[\\|<>\[\]*_`#&~]", RegexOptions.None, 1000)]
    private static partial Regex Special();

    [GeneratedRegex(@"\s*[\r\n]+\s*", RegexOptions.None, 1000)]
    private static partial Regex LineBreak();
}
