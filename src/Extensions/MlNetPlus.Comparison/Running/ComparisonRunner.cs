using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>Does the cells that are missing. The folds are the outer loop: wherever it stops, all contenders cover the same ones.</summary>
internal sealed class ComparisonRunner
{
    private const string LogSource = "Compare";

    private readonly IHostEnvironment _environment;
    private readonly ComparisonSource _source;
    private readonly FoldPlan _plan;
    private readonly CellTable _table;
    private readonly CellKeeper? _keeper;
    private readonly long _start = Stopwatch.GetTimestamp();

    private ComparisonRunner(IHostEnvironment environment, ComparisonSource source)
    {
        _environment = environment;
        _source = source;
        _plan = FoldPlan.Draw(source.Options, source.Labels, source.GroupsOrTimes);
        _table = new CellTable(_plan, Options.Contenders);
        _keeper = Options.ResumePath is { } path ? new CellKeeper(CellStore.Open(path, source, _plan), message => environment.LogWarning(LogSource, message)) : null;
    }

    private ComparisonOptions Options => _source.Options;

    public static ComparisonResult Run(IHostEnvironment environment, IDataView data, ComparisonTask task, ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        IsolatedProcess.ThrowIfHookWasSkipped();
        options.Validate(task);
        options.CancellationToken.ThrowIfCancellationRequested();
        if (options.ReportPath is { } report)
            ReportFile.CheckWritable(report);
        return new ComparisonRunner(environment, new ComparisonSource(data, task, options.Copy())).Run();
    }

    private ComparisonResult Run()
    {
        _keeper?.Load(_table);
        var stopped = StopReason.Finished;
        try
        {
            for (var fold = 0; fold < _plan.Folds.Count && stopped == StopReason.Finished; fold++)
                stopped = RunFold(fold);
            _keeper?.Flush();
        }
        catch (OperationCanceledException) when (_table.CompletedFolds() > 0)
        {
            stopped = StopReason.Cancelled;
        }

        var result = ResultBuilder.Build(_source, _plan, _table, new RunSummary(Stopwatch.GetElapsedTime(_start), stopped, _keeper?.Notes() ?? []));
        SaveReport(result);
        return result;
    }

    /// <summary>Hours of training are not thrown away for a file: what cannot be written now is a warning on the log.</summary>
    private void SaveReport(ComparisonResult result)
    {
        if (Options.ReportPath is not { } path)
            return;
        try
        {
            result.SaveReport(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _environment.LogWarning(LogSource, $"{exception.Message} The result is unharmed: save it elsewhere with {nameof(ComparisonResult.SaveReport)}.");
        }
    }

    private StopReason RunFold(int fold)
    {
        ThrowIfCancelled();
        if (!_table.PlacesOf(fold).Any(_table.IsMissing) && _keeper?.WantsFeaturesOf(fold) != true)
            return StopReason.Finished;
        if (IsBudgetSpent(fold))
            return StopReason.BudgetSpent;

        using var data = FoldData.Prepare(_source, _plan.Folds[fold]);
        _keeper?.CheckFeatures(fold, data, _table);
        foreach (var place in _table.PlacesOf(fold).Where(_table.IsMissing))
        {
            ThrowIfCancelled();
            if (IsBudgetSpent(fold))
                return StopReason.BudgetSpent;

            var outcome = CellRunner.Run(Options.Contenders[place.Contender], data, _source.Labels, Options.CancellationToken);
            _table[place] = outcome;
            _keeper?.Keep(place, outcome, data);
            Report(place, outcome);
        }

        return StopReason.Finished;
    }

    private bool IsBudgetSpent(int fold) => fold > 0 && Options.TimeBudget is { } budget && Stopwatch.GetElapsedTime(_start) >= budget;

    private void ThrowIfCancelled()
    {
        Options.CancellationToken.ThrowIfCancellationRequested();
        _environment.ThrowIfCancelled();
    }

    private void Report(CellPlace place, CellOutcome outcome)
    {
        var fold = _plan.Folds[place.Fold];
        var name = Options.Contenders[place.Contender].Name;
        var done = _table.DoneCount;
        var metric = Options.Metric ?? MetricTraits.Of(_source.Labels.Task)[0];
        var value = outcome.Failure is null ? outcome.Metrics(_source.Labels)[metric].Value : null;
        Options.Progress?.Report(new ComparisonProgress(name, fold.Repeat, fold.Index, done, _table.Count, Stopwatch.GetElapsedTime(_start), value));

        if (outcome.Failure is { } failure)
        {
            _environment.LogWarning(LogSource, $"{name} failed on {fold}: {failure.Message}");
            return;
        }

        var shown = value is { } number ? number.ToString("F4", CultureInfo.InvariantCulture) : "no value";
        _environment.LogInformation(LogSource, $"{name}, {fold}: {MetricTraits.DisplayName(metric)} {shown} ({done} of {_table.Count} fits done)");
    }
}
