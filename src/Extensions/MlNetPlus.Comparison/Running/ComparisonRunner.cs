using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>Runs every contender over every fold. The folds are the outer loop: after a cancellation all contenders cover the same ones.</summary>
internal sealed class ComparisonRunner
{
    private const string LogSource = "Compare";

    private readonly IHostEnvironment _environment;
    private readonly ComparisonSource _source;
    private readonly FoldPlan _plan;
    private readonly ContenderRun[] _runs;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _completedFits;

    private ComparisonRunner(IHostEnvironment environment, ComparisonSource source)
    {
        _environment = environment;
        _source = source;
        _plan = FoldPlan.Draw(source.Options, source.Labels, source.GroupsOrTimes);
        _runs = [.. source.Options.Contenders.Select(contender => new ContenderRun(contender))];
    }

    private ComparisonOptions Options => _source.Options;

    private int TotalFits => _plan.Folds.Count * _runs.Length;

    public static ComparisonResult Run(IHostEnvironment environment, IDataView data, ComparisonTask task, ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(task);
        options.CancellationToken.ThrowIfCancellationRequested();
        return new ComparisonRunner(environment, new ComparisonSource(data, task, options.Copy())).Run();
    }

    private ComparisonResult Run()
    {
        var done = 0;
        try
        {
            foreach (var fold in _plan.Folds)
            {
                RunFold(fold);
                done++;
            }
        }
        catch (OperationCanceledException) when (done > 0)
        {
            foreach (var run in _runs)
                run.KeepFirst(done);
        }

        return ResultBuilder.Build(_source, _plan, _runs, done, Stopwatch.GetElapsedTime(_start));
    }

    private void RunFold(Fold fold)
    {
        ThrowIfCancelled();
        using var data = FoldData.Prepare(_source, fold);
        foreach (var run in _runs)
        {
            ThrowIfCancelled();
            if (run.Failure is null)
                Report(run, fold, run.Try(data, _source.Labels, Options.CancellationToken));
        }
    }

    private void ThrowIfCancelled()
    {
        Options.CancellationToken.ThrowIfCancellationRequested();
        _environment.ThrowIfCancelled();
    }

    private void Report(ContenderRun run, Fold fold, Dictionary<ComparisonMetric, FoldMetric>? metrics)
    {
        _completedFits += metrics is null ? _plan.Folds.Count - run.Predictions.Count : 1;
        var metric = Options.Metric ?? MetricTraits.Of(_source.Labels.Task)[0];
        var value = metrics?[metric].Value;
        Options.Progress?.Report(new ComparisonProgress(
            run.Contender.Name, fold.Repeat, fold.Index, _completedFits, TotalFits, Stopwatch.GetElapsedTime(_start), value));

        if (run.Failure is { } failure)
        {
            _environment.LogWarning(LogSource, $"{run.Contender.Name} failed on {fold}: {failure.Message}");
            return;
        }

        var shown = value is { } number ? number.ToString("F4", CultureInfo.InvariantCulture) : "no value";
        _environment.LogInformation(LogSource, $"{run.Contender.Name}, {fold}: {MetricTraits.DisplayName(metric)} {shown} ({_completedFits} of {TotalFits} fits done)");
    }
}
