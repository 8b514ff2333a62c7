using System.Text;

namespace MlNetPlus.Comparison;

/// <summary>The table as plain text in aligned columns.</summary>
internal static class ComparisonText
{
    private const int NameColumn = 1;

    public static string Render(ComparisonResult result)
    {
        var cells = ComparisonCells.Of(result);
        var widths = cells.Headers.Select((header, column) => Math.Max(header.Length, cells.Rows.Max(row => row.Cells[column].Length))).ToArray();

        var text = new StringBuilder().Append(cells.Title).Append('\n');
        AppendRow(text, cells.Headers, widths);
        foreach (var row in cells.Rows)
            AppendRow(text, row.Cells, widths);
        foreach (var line in cells.Lines)
            text.Append(line).Append('\n');
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells, int[] widths)
    {
        var padded = cells.Select((cell, column) => column == NameColumn ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
        text.AppendJoin("  ", padded).Append('\n');
    }
}
