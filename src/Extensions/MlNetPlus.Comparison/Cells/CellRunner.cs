using System.Diagnostics;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Fits and scores one contender on one fold. The model lives no longer than that.</summary>
internal static class CellRunner
{
    public static CellOutcome Run(Contender contender, FoldData fold, Labels labels, CancellationToken cancellation)
    {
        try
        {
            var outcome = contender.Isolation is { } isolation
                ? IsolatedCell.Run(contender, isolation, fold, labels, cancellation)
                : RunHere(contender, fold, labels, cancellation);
            if (outcome.Failure is null)
                outcome.Curve = fold.Curve?.Measure(contender, outcome, cancellation);
            return outcome;
        }
#pragma warning disable CA1031 // Whatever a contender throws becomes its row in the table; the others go on.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new CellOutcome(new ContenderFailure(contender.Name, fold.Fold.Repeat, fold.Fold.Index, FailureMessage.For(exception), exception));
        }
    }

    /// <summary>The work itself; an isolated process does it just so.</summary>
    /// <param name="recipe">The contender's recipe.</param>
    /// <param name="train">The training rows.</param>
    /// <param name="test">The test rows.</param>
    /// <param name="read">Reads the scores.</param>
    /// <param name="measureCosts">Whether memory, size and the time of a single prediction are measured.</param>
    /// <param name="inspect">Given the model before it is let go.</param>
    public static CellOutcome FitAndScore(
        ContenderRecipe recipe, TrainingRows train, IDataView test, Func<IDataView, FoldPredictions> read, bool measureCosts, Action<ITransformer, CellOutcome> inspect)
    {
        ITransformer? model = null;
        try
        {
            using var memory = measureCosts ? new MemoryWatch() : null;
            var start = Stopwatch.GetTimestamp();
            model = recipe.Fit(train);
            var fitted = Stopwatch.GetTimestamp();
            var peak = memory?.Stop();
            var scoring = Stopwatch.GetTimestamp();
            var predictions = read(model.Transform(test));
            var outcome = new CellOutcome(predictions, Stopwatch.GetElapsedTime(start, fitted), Stopwatch.GetElapsedTime(scoring));
            if (peak is { } bytes)
                outcome.Costs = CostMeter.Measure(model, test, predictions.Rows.Length, bytes);
            inspect(model, outcome);
            return outcome;
        }
        finally
        {
            (model as IDisposable)?.Dispose();
        }
    }

    private static CellOutcome RunHere(Contender contender, FoldData fold, Labels labels, CancellationToken cancellation)
    {
        fold.ReadAhead(contender.Recipe);
        return FitAndScore(
            contender.Recipe,
            fold.Train,
            fold.Test,
            scored => PredictionReader.Read(scored, fold.Fold, fold.TestRows, labels.Task, labels.ScoreWidth),
            fold.MeasuresCosts,
            (model, outcome) =>
            {
                outcome.TrainingMetrics = fold.ChecksOverfit ? TrainingScores.Measure(model, fold, labels, cancellation) : null;
                fold.Inspect(model, outcome, cancellation);
            });
    }
}
