using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>A model's figures on the rows that it was fitted on. They say nothing of its worth, only how far it remembers.</summary>
internal static class TrainingScores
{
    /// <returns>Each metric that has a value; null when the rows cannot be scored, which is no reason to fail.</returns>
    public static IReadOnlyDictionary<ComparisonMetric, double>? Measure(ITransformer model, FoldData fold, Labels labels, CancellationToken cancellation)
    {
        try
        {
            return Of(PredictionReader.Read(model.Transform(fold.Train.View), fold.Fold, fold.Fold.TrainRows(), labels.Task, labels.ScoreWidth), labels);
        }
#pragma warning disable CA1031 // The comparison stands without this check.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    public static IReadOnlyDictionary<ComparisonMetric, double> Of(FoldPredictions predictions, Labels labels) => FoldMetrics.Compute(predictions, labels)
        .Where(metric => metric.Value.Value is { } value && double.IsFinite(value))
        .ToDictionary(metric => metric.Key, metric => metric.Value.Value!.Value);
}
