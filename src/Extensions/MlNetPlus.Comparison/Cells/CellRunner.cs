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
            return contender.Isolation is { } isolation
                ? IsolatedCell.Run(contender, isolation, fold, labels, cancellation)
                : FitAndScore(contender.Recipe, fold.Train, fold.Test, scored => PredictionReader.Read(scored, fold.Fold, fold.TestRows, labels.Task, labels.ScoreWidth));
        }
#pragma warning disable CA1031 // Whatever a contender throws becomes its row in the table; the others go on.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new CellOutcome(new ContenderFailure(contender.Name, fold.Fold.Repeat, fold.Fold.Index, FailureMessage.For(exception), exception));
        }
    }

    /// <summary>The work itself; an isolated process does it just so.</summary>
    public static CellOutcome FitAndScore(ContenderRecipe recipe, TrainingRows train, IDataView test, Func<IDataView, FoldPredictions> read)
    {
        ITransformer? model = null;
        try
        {
            var start = Stopwatch.GetTimestamp();
            model = recipe.Fit(train);
            var fitted = Stopwatch.GetTimestamp();
            var predictions = read(model.Transform(test));
            return new CellOutcome(predictions, Stopwatch.GetElapsedTime(start, fitted), Stopwatch.GetElapsedTime(fitted));
        }
        finally
        {
            (model as IDisposable)?.Dispose();
        }
    }
}
