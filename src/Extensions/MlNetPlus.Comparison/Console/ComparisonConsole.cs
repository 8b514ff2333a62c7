using Spectre.Console;

namespace MlNetPlus.Comparison;

/// <summary>Shows a comparison on a console: progress while it runs, its tables when it is done.</summary>
public static class ComparisonConsole
{
    /// <summary>Runs a comparison under a progress bar, which is cleared when it is done, and writes its tables.</summary>
    /// <param name="compare">The comparison; give what it is handed to <see cref="ComparisonOptions.Progress"/>.</param>
    /// <param name="console">The console; <see langword="null"/> takes <see cref="AnsiConsole.Console"/>.</param>
    /// <returns>The result of <paramref name="compare"/>.</returns>
    /// <example>
    /// <code>
    /// var result = ComparisonConsole.Run(progress =>
    /// {
    ///     options.Progress = progress;
    ///     return mlContext.BinaryClassification.Compare(data, options);
    /// });
    /// </code>
    /// </example>
    public static ComparisonResult Run(Func<IProgress<ComparisonProgress>, ComparisonResult> compare, IAnsiConsole? console = null)
    {
        ArgumentNullException.ThrowIfNull(compare);
        console ??= AnsiConsole.Console;
        var result = console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => compare(new ProgressBarReporter(context)));
        Write(console, result);
        return result;
    }

    /// <summary>
    /// Writes the ranking, the other metrics, the importance of raw columns where it was measured, the remarks and the notes, within
    /// 80 columns. Contenders that the tests cannot tell from the first have "=" behind their place and stand in bold; failed
    /// ones are red, and those that did not score every row yellow.
    /// </summary>
    /// <param name="console">The console.</param>
    /// <param name="result">The result.</param>
    public static void Write(IAnsiConsole console, ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(result);
        var cells = ComparisonCells.Of(result);
        console.WriteLine(cells.Title);
        foreach (var grid in cells.Grids)
        {
            if (grid.Title is { } title)
                console.WriteLine(title);
            console.Write(Draw(grid));
        }

        foreach (var line in cells.Lines)
            console.WriteLine(line);
    }

    private static Table Draw(CellGrid grid)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var header in grid.Headers)
            table.AddColumn(new TableColumn(Markup.Escape(header)) { Alignment = CellGrid.IsText(header) ? Justify.Left : Justify.Right });
        foreach (var (source, row) in grid.Rows)
            table.AddRow(row.Select(cell => new Markup(Markup.Escape(cell), StyleOf(source))));
        return table;
    }

    private static Style StyleOf(LeaderboardRow? row) => row?.Status switch
    {
        null => Style.Plain,
        ContenderStatus.Failed => new Style(Color.Red),
        ContenderStatus.Incomplete => new Style(Color.Yellow),
        _ => row!.TiedWithBest ? new Style(decoration: Decoration.Bold) : Style.Plain,
    };

    /// <summary>Reports at once on the thread of the comparison, as <see cref="Progress{T}"/> would not without a context.</summary>
    private sealed class ProgressBarReporter(ProgressContext context) : IProgress<ComparisonProgress>
    {
        private ProgressTask? _bar;

        public void Report(ComparisonProgress value)
        {
            _bar ??= context.AddTask("Comparing", maxValue: value.Total);
            _bar.Description = Markup.Escape($"{value.Contender}, repeat {value.Repeat + 1}, fold {value.Fold + 1}");
            _bar.Value = value.Completed;
        }
    }
}
