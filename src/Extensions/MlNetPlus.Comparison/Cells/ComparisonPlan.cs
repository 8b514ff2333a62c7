using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>
/// A comparison as a list of independent cells in a shared folder (<see cref="ComparisonOptions.ResumePath"/>). Each process
/// or machine makes the same plan from the same data and options, does the cells that it is told to do, and one of them
/// merges. The merged result has the numbers of a comparison on one machine. <see cref="ComparisonOptions.Progress"/> and
/// <see cref="ComparisonOptions.TimeBudget"/> do not apply: who runs a cell knows when it is done, and when to stop. Not
/// thread-safe; several processes may work in one folder.
/// </summary>
public sealed class ComparisonPlan
{
    private const int MissingShown = 10;
    private const string LogSource = "Compare";

    private readonly IHostEnvironment _environment;
    private readonly ComparisonSource _source;
    private readonly FoldPlan _folds;
    private readonly CellStore _store;

    private ComparisonPlan(IHostEnvironment environment, ComparisonSource source)
    {
        _environment = environment;
        _source = source;
        _folds = FoldPlan.Draw(source.Options, source.Labels, source.GroupsOrTimes);
        _store = CellStore.Open(source.Options.ResumePath!, source, _folds);
        Cells = [.. NewTable().Places().Select(Describe)];
    }

    /// <summary>All cells, fold by fold, in the order of their numbers.</summary>
    public IReadOnlyList<ComparisonCell> Cells { get; }

    private ComparisonOptions Options => _source.Options;

    internal static ComparisonPlan Make(IHostEnvironment environment, IDataView data, ComparisonTask task, ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(task);
        if (options.ResumePath is null)
            throw new ArgumentException($"{nameof(ComparisonOptions)}.{nameof(options.ResumePath)} is null; expected the folder that all machines share: the cells' outcomes are kept there.", nameof(options));
        return new ComparisonPlan(environment, new ComparisonSource(data, task, options.Copy()));
    }

    /// <summary>
    /// Does one cell and keeps its outcome in the folder. A cell that is done already is left as it is; one that failed is
    /// tried again.
    /// </summary>
    /// <param name="number">The cell's number.</param>
    /// <returns>Why the contender failed, or <see langword="null"/> when it did not. A failure is an outcome too, and is kept.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no cell of that number.</exception>
    /// <exception cref="IOException">The outcome cannot be written.</exception>
    /// <exception cref="InvalidOperationException">The features could not be fitted on the training rows of the fold.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ContenderFailure? Run(int number)
    {
        if (number < 0 || number >= Cells.Count)
            throw new ArgumentOutOfRangeException(nameof(number), number, string.Create(CultureInfo.InvariantCulture, $"There is no cell {number}; expected 0 to {Cells.Count - 1}."));

        Options.CancellationToken.ThrowIfCancellationRequested();
        var place = NewTable().PlaceAt(number);
        if (_store.Read(place, Warn) is { Failure: null })
            return null;

        _store.CheckRoom([place]);
        using var data = FoldData.Prepare(_source, _folds.Folds[place.Fold]);
        var outcome = CellRunner.Run(Options.Contenders[place.Contender], data, _source.Labels, Options.CancellationToken);
        outcome.ColumnsRead = data.ColumnsRead;
        outcome.FeaturesDigest = data.FeaturesDigest;
        _store.Write(place, outcome);
        return outcome.Failure;
    }

    /// <summary>
    /// The cells without an outcome in the folder, or with a damaged one. Those of a contender that failed on an earlier fold
    /// are not missing: <c>Compare</c> would not do them either.
    /// </summary>
    /// <returns>The cells, in the order of their numbers.</returns>
    public IReadOnlyList<ComparisonCell> MissingCells() => [.. Load().Missing().Select(Describe)];

    /// <summary>
    /// Makes the result out of the outcomes in the folder, and writes the report when <see cref="ComparisonOptions.ReportPath"/>
    /// names a file.
    /// </summary>
    /// <returns>The result; <see cref="ComparisonResult.Elapsed"/> is the time of all cells together.</returns>
    /// <exception cref="InvalidOperationException">Cells are missing; the message says how many and the first of them.</exception>
    /// <exception cref="IOException">The report cannot be written. Nothing else is lost: the outcomes are in the folder.</exception>
    public ComparisonResult Merge()
    {
        var table = Load();
        var missing = table.Missing().Select(Describe).ToList();
        if (missing.Count > 0)
        {
            var shown = string.Join("; ", missing.Take(MissingShown).Select(Show)) + (missing.Count > MissingShown ? "; …" : string.Empty);
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{missing.Count} of {Cells.Count} cells are missing in '{_store.Folder}': {shown}. Run these first."));
        }

        var done = table.Places().Select(place => table[place]).OfType<CellOutcome>().ToList();
        var elapsed = done.Aggregate(TimeSpan.Zero, (sum, outcome) => sum + outcome.FitTime + outcome.ScoreTime);
        var result = ResultBuilder.Build(_source, _folds, table, new RunSummary(elapsed, StopReason.Finished, [.. FeatureNotes(table)]));
        if (Options.ReportPath is { } report)
            result.SaveReport(report);
        return result;
    }

    private static string Show(ComparisonCell cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{cell.Number} ({cell.Contender}, fold {cell.Fold + 1} of repeat {cell.Repeat + 1})");

    private CellTable NewTable() => new(_folds, Options.Contenders);

    private CellTable Load()
    {
        var table = NewTable();
        foreach (var place in table.Places())
            table[place] = _store.Read(place, Warn);
        return table;
    }

    /// <summary>Processors may differ in the last digit; whether it mattered is for the reader to judge.</summary>
    private IEnumerable<string> FeatureNotes(CellTable table)
    {
        var folds = Enumerable.Range(0, _folds.Folds.Count)
            .Count(fold => table.PlacesOf(fold).Select(place => table[place]).OfType<CellOutcome>().Where(cell => cell.Failure is null).Select(cell => cell.FeaturesDigest).Distinct(StringComparer.Ordinal).Count() > 1);
        if (folds > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"On {folds} folds the contenders did not see the same features to the last bit: the features are not repeatable, or the machines calculate differently.");
    }

    private void Warn(string message) => _environment.LogWarning(LogSource, $"{message} The cell counts as missing.");

    private ComparisonCell Describe(CellPlace place)
    {
        var fold = _folds.Folds[place.Fold];
        return new ComparisonCell(place.NumberAmong(Options.Contenders.Count), Options.Contenders[place.Contender].Name, fold.Repeat, fold.Index);
    }
}
