namespace MlNetPlus.Comparison;

/// <summary>Computes the metrics of the task over the scored test rows of one fold.</summary>
internal static class FoldMetrics
{
    private const string OneClass = "the fold's scored test rows have one class only";
    private const string NoPositive = "the fold's scored test rows have no positive one";
    private const string NoPositiveNorPredicted = "the fold's scored test rows have no positive one, and none is predicted";
    private const string ClassMissing = "a class has no scored test row in the fold";

    public static Dictionary<ComparisonMetric, FoldMetric> Compute(FoldPredictions predictions, Labels labels)
    {
        var rows = ScoredRows.Of(predictions, labels);
        return MetricTraits.Of(labels.Task).ToDictionary(
            metric => metric,
            metric => predictions.NoProbabilities is { } reason && MetricTraits.NeedsProbabilities(metric)
                ? new FoldMetric(null, reason)
                : FoldMetric.Of(Value(metric, rows), WhyNone(metric)));
    }

    /// <summary>The metric, or NaN where it has no value. Metrics of probabilities take the scores for such.</summary>
    public static double Value(ComparisonMetric metric, ScoredRows rows) => metric switch
    {
        ComparisonMetric.Accuracy => ClassificationMetrics.Accuracy(rows.Truth, rows.Predicted),
        ComparisonMetric.BalancedAccuracy => ClassificationMetrics.BalancedAccuracy(rows.Truth, rows.Predicted, rows.ClassCount),
        ComparisonMetric.MatthewsCorrelation => ClassificationMetrics.MatthewsCorrelation(rows.Truth, rows.Predicted, rows.ClassCount),
        ComparisonMetric.LogLoss => ClassificationMetrics.LogLoss(rows.ProbabilitiesOfTruth()),
        ComparisonMetric.Auc => Ranking.Auc(rows.Scores, rows.IsPositive()),
        ComparisonMetric.AveragePrecision => Ranking.AveragePrecision(rows.Scores, rows.IsPositive()),
        ComparisonMetric.Brier => ClassificationMetrics.Brier(rows.Truth, rows.Scores),
        ComparisonMetric.CalibrationError => ClassificationMetrics.CalibrationError(rows.Truth, rows.Scores),
        ComparisonMetric.F1 => ClassificationMetrics.F1(rows.Truth, rows.Predicted, ofClass: 1),
        ComparisonMetric.MacroAuc => ClassificationMetrics.MacroAuc(rows.Truth, rows.Scores, rows.ClassCount),
        ComparisonMetric.MacroF1 => ClassificationMetrics.MacroF1(rows.Truth, rows.Predicted, rows.ClassCount),
        ComparisonMetric.WeightedF1 => ClassificationMetrics.WeightedF1(rows.Truth, rows.Predicted, rows.ClassCount),
        ComparisonMetric.TopKAccuracy => ClassificationMetrics.TopKAccuracy(rows.Truth, rows.Scores, rows.ClassCount, ClassificationMetrics.TopK(rows.ClassCount)),
        ComparisonMetric.RootMeanSquaredError => Math.Sqrt(RegressionMetrics.MeanSquaredError(rows.Truth, rows.Predicted)),
        ComparisonMetric.MeanAbsoluteError => RegressionMetrics.MeanAbsoluteError(rows.Truth, rows.Predicted),
        ComparisonMetric.MedianAbsoluteError => RegressionMetrics.MedianAbsoluteError(rows.Truth, rows.Predicted),
        ComparisonMetric.RSquared => 1 - (RegressionMetrics.MeanSquaredError(rows.Truth, rows.Predicted) / rows.LabelVariance),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no formula for this metric."),
    };

    private static string WhyNone(ComparisonMetric metric) => metric switch
    {
        ComparisonMetric.AveragePrecision => NoPositive,
        ComparisonMetric.F1 => NoPositiveNorPredicted,
        ComparisonMetric.MacroAuc => ClassMissing,
        _ => OneClass,
    };
}
