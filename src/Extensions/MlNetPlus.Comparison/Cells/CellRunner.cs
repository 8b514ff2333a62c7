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
            return FitAndScore(contender.Recipe, fold, labels);
        }
#pragma warning disable CA1031 // Whatever a contender throws becomes its row in the table; the others go on.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new CellOutcome(new ContenderFailure(contender.Name, fold.Fold.Repeat, fold.Fold.Index, FailureMessage.For(exception), exception));
        }
    }

    private static CellOutcome FitAndScore(ContenderRecipe recipe, FoldData fold, Labels labels)
    {
        ITransformer? model = null;
        try
        {
            var start = Stopwatch.GetTimestamp();
            model = recipe.Fit(fold.Train);
            var fitted = Stopwatch.GetTimestamp();
            var predictions = PredictionReader.Read(model.Transform(fold.Test), fold.Fold, fold.TestRows, labels.Task, labels.ScoreWidth);
            return new CellOutcome(predictions, Stopwatch.GetElapsedTime(start, fitted), Stopwatch.GetElapsedTime(fitted));
        }
        finally
        {
            (model as IDisposable)?.Dispose();
        }
    }
}
