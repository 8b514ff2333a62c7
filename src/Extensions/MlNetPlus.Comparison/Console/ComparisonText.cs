using System.Text;

namespace MlNetPlus.Comparison;

/// <summary>The tables as plain text in aligned columns.</summary>
internal static class ComparisonText
{
    public static string Render(ComparisonResult result)
    {
        var cells = ComparisonCells.Of(result);
        var text = new StringBuilder().Append(cells.Title).Append("\n\n");
        foreach (var grid in cells.Grids)
            AppendGrid(text, grid);
        foreach (var line in cells.Lines)
            text.Append(line).Append('\n');
        return text.ToString();
    }

    private static void AppendGrid(StringBuilder text, CellGrid grid)
    {
        if (grid.Title is { } title)
            text.Append(title).Append('\n');
        var widths = grid.Headers.Select((header, column) => Math.Max(header.Length, grid.Rows.Max(row => row.Cells[column].Length))).ToArray();
        foreach (var cells in grid.Rows.Select(row => row.Cells).Prepend(grid.Headers))
        {
            var padded = cells.Select((cell, column) => CellGrid.IsText(grid.Headers[column]) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.AppendJoin("  ", padded).Append('\n');
        }

        text.Append('\n');
    }
}
