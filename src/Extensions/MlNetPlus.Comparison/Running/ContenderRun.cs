using System.Diagnostics;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>One contender on its way through the folds.</summary>
internal sealed class ContenderRun(Contender contender)
{
    private readonly List<FoldPredictions> _predictions = [];
    private readonly List<Dictionary<ComparisonMetric, FoldMetric>> _metrics = [];

    public Contender Contender => contender;

    public IReadOnlyList<FoldPredictions> Predictions => _predictions;

    public IReadOnlyList<Dictionary<ComparisonMetric, FoldMetric>> Metrics => _metrics;

    public ContenderFailure? Failure { get; private set; }

    public TimeSpan FitTime { get; private set; }

    public TimeSpan ScoreTime { get; private set; }

    /// <summary>Fits and scores one fold, or records why it could not.</summary>
    /// <returns>The metrics on this fold, or null after a failure.</returns>
    public Dictionary<ComparisonMetric, FoldMetric>? Try(FoldData fold, Labels labels, CancellationToken cancellation)
    {
        ITransformer? model = null;
        try
        {
            var start = Stopwatch.GetTimestamp();
            model = contender.Recipe.Fit(fold.Train);
            var fitted = Stopwatch.GetTimestamp();
            var predictions = PredictionReader.Read(model.Transform(fold.Test), fold, labels);
            FitTime += Stopwatch.GetElapsedTime(start, fitted);
            ScoreTime += Stopwatch.GetElapsedTime(fitted);

            var metrics = FoldMetrics.Compute(predictions, labels);
            _predictions.Add(predictions);
            _metrics.Add(metrics);
            return metrics;
        }
#pragma warning disable CA1031 // Whatever a contender throws becomes its row in the table; the others go on.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Failure = new ContenderFailure(contender.Name, fold.Fold.Repeat, fold.Fold.Index, FailureMessage.For(exception), exception);
            return null;
        }
        finally
        {
            (model as IDisposable)?.Dispose();
        }
    }

    /// <summary>Forgets what came after the first <paramref name="folds"/> folds, so that all contenders cover the same ones.</summary>
    public void KeepFirst(int folds)
    {
        if (_predictions.Count <= folds)
            return;
        _predictions.RemoveRange(folds, _predictions.Count - folds);
        _metrics.RemoveRange(folds, _metrics.Count - folds);
    }
}
