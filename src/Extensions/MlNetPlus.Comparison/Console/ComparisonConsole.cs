using Spectre.Console;

namespace MlNetPlus.Comparison;

/// <summary>Shows a comparison on a console: progress while it runs, the table when it is done.</summary>
public static class ComparisonConsole
{
    private const int NameColumn = 1;

    /// <summary>Runs a comparison under a progress bar, which is cleared when it is done.</summary>
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
    /// ComparisonConsole.Write(AnsiConsole.Console, result);
    /// </code>
    /// </example>
    public static ComparisonResult Run(Func<IProgress<ComparisonProgress>, ComparisonResult> compare, IAnsiConsole? console = null)
    {
        ArgumentNullException.ThrowIfNull(compare);
        return (console ?? AnsiConsole.Console).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => compare(new ProgressBarReporter(context)));
    }

    /// <summary>Writes the table, the remarks and the notes.</summary>
    /// <param name="console">The console.</param>
    /// <param name="result">The result.</param>
    public static void Write(IAnsiConsole console, ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(result);
        console.Write(CreateTable(result));
        foreach (var line in ComparisonCells.Of(result).Lines)
            console.WriteLine(line);
    }

    /// <summary>
    /// The table alone. Contenders that were not shown to be worse than the first have "=" behind their place and stand in
    /// bold; failed ones are red, and those that did not score every row yellow.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <returns>The table.</returns>
    public static Table CreateTable(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var cells = ComparisonCells.Of(result);
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(cells.Title)) };
        foreach (var (column, header) in cells.Headers.Index())
            table.AddColumn(new TableColumn(Markup.Escape(header)) { Alignment = column == NameColumn ? Justify.Left : Justify.Right });
        foreach (var (source, row) in cells.Rows)
            table.AddRow(row.Select(cell => new Markup(Markup.Escape(cell), StyleOf(source))));
        return table;
    }

    private static Style StyleOf(LeaderboardRow row) => row.Status switch
    {
        ContenderStatus.Failed => new Style(Color.Red),
        ContenderStatus.Incomplete => new Style(Color.Yellow),
        _ => row.TiedWithBest ? new Style(decoration: Decoration.Bold) : Style.Plain,
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
