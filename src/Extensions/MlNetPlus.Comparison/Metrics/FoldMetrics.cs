namespace MlNetPlus.Comparison;

/// <summary>Computes all metrics of the task over the scored test rows of one fold.</summary>
internal static class FoldMetrics
{
    private const string OneClass = "the fold's scored test rows have one class only";
    private const string NoPositive = "the fold's scored test rows have no positive one";
    private const string NoPositiveNorPredicted = "the fold's scored test rows have no positive one, and none is predicted";
    private const string ClassMissing = "a class has no scored test row in the fold";

    public static Dictionary<ComparisonMetric, FoldMetric> Compute(FoldPredictions predictions, Labels labels)
    {
        var scored = Enumerable.Range(0, predictions.Rows.Length).Where(i => predictions.IsScored[i]).ToArray();
        var truth = Array.ConvertAll(scored, i => labels.Values[predictions.Rows[i]]);
        var predicted = Array.ConvertAll(scored, i => predictions.Predicted[i]);
        return labels.Task switch
        {
            ComparisonTask.Binary => Binary(truth, predicted, Array.ConvertAll(scored, i => predictions.Scores[i]), predictions.NoProbabilities),
            ComparisonTask.Multiclass => Multiclass(truth, predicted, RowsOf(predictions, scored), labels.Classes.Count, predictions.NoProbabilities),
            _ => Regression(truth, predicted, RegressionMetrics.Variance(labels.Values)),
        };
    }

    private static Dictionary<ComparisonMetric, FoldMetric> Binary(float[] truth, float[] predicted, float[] scores, string? noProbabilities)
    {
        var isPositive = Array.ConvertAll(truth, label => label > 0);
        return new()
        {
            [ComparisonMetric.Auc] = FoldMetric.Of(Ranking.Auc(scores, isPositive), OneClass),
            [ComparisonMetric.Accuracy] = new(ClassificationMetrics.Accuracy(truth, predicted), null),
            [ComparisonMetric.LogLoss] = WithProbabilities(noProbabilities, () => ClassificationMetrics.LogLoss(TruthOf(truth, scores))),
            [ComparisonMetric.Brier] = WithProbabilities(noProbabilities, () => ClassificationMetrics.Brier(truth, scores)),
            [ComparisonMetric.F1] = FoldMetric.Of(ClassificationMetrics.F1(truth, predicted, ofClass: 1), NoPositiveNorPredicted),
            [ComparisonMetric.AveragePrecision] = FoldMetric.Of(Ranking.AveragePrecision(scores, isPositive), NoPositive),
            [ComparisonMetric.BalancedAccuracy] = FoldMetric.Of(ClassificationMetrics.BalancedAccuracy(truth, predicted, classes: 2), OneClass),
            [ComparisonMetric.MatthewsCorrelation] = FoldMetric.Of(ClassificationMetrics.MatthewsCorrelation(truth, predicted, classes: 2), OneClass),
            [ComparisonMetric.CalibrationError] = WithProbabilities(noProbabilities, () => ClassificationMetrics.CalibrationError(truth, scores)),
        };
    }

    private static Dictionary<ComparisonMetric, FoldMetric> Multiclass(float[] truth, float[] predicted, float[] scores, int classes, string? noProbabilities) => new()
    {
        [ComparisonMetric.Accuracy] = new(ClassificationMetrics.Accuracy(truth, predicted), null),
        [ComparisonMetric.LogLoss] = WithProbabilities(noProbabilities, () => ClassificationMetrics.LogLoss(TruthOf(truth, scores, classes))),
        [ComparisonMetric.MacroAuc] = FoldMetric.Of(ClassificationMetrics.MacroAuc(truth, scores, classes), ClassMissing),
        [ComparisonMetric.MacroF1] = new(ClassificationMetrics.MacroF1(truth, predicted, classes), null),
        [ComparisonMetric.BalancedAccuracy] = FoldMetric.Of(ClassificationMetrics.BalancedAccuracy(truth, predicted, classes), OneClass),
        [ComparisonMetric.WeightedF1] = new(ClassificationMetrics.WeightedF1(truth, predicted, classes), null),
        [ComparisonMetric.MatthewsCorrelation] = FoldMetric.Of(ClassificationMetrics.MatthewsCorrelation(truth, predicted, classes), OneClass),
        [ComparisonMetric.TopKAccuracy] = new(ClassificationMetrics.TopKAccuracy(truth, scores, classes, ClassificationMetrics.TopK(classes)), null),
    };

    private static Dictionary<ComparisonMetric, FoldMetric> Regression(float[] truth, float[] predicted, double variance)
    {
        var meanSquaredError = RegressionMetrics.MeanSquaredError(truth, predicted);
        return new()
        {
            [ComparisonMetric.RootMeanSquaredError] = new(Math.Sqrt(meanSquaredError), null),
            [ComparisonMetric.MeanAbsoluteError] = new(RegressionMetrics.MeanAbsoluteError(truth, predicted), null),
            [ComparisonMetric.MedianAbsoluteError] = new(RegressionMetrics.MedianAbsoluteError(truth, predicted), null),
            [ComparisonMetric.RSquared] = new(1 - (meanSquaredError / variance), null),
        };
    }

    private static FoldMetric WithProbabilities(string? noProbabilities, Func<double> compute) =>
        noProbabilities is null ? new(compute(), null) : new(null, noProbabilities);

    private static double[] TruthOf(float[] truth, float[] probabilities) =>
        [.. truth.Zip(probabilities, (label, probability) => label > 0 ? probability : 1.0 - probability)];

    /// <summary>Rows sum to 1 only as far as Single goes, so each is divided by its sum, as scikit-learn does.</summary>
    private static double[] TruthOf(float[] truth, float[] scores, int classes)
    {
        var ofTruth = new double[truth.Length];
        for (var row = 0; row < truth.Length; row++)
        {
            var sum = 0.0;
            foreach (var score in scores.AsSpan(row * classes, classes))
                sum += score;
            ofTruth[row] = scores[(row * classes) + (int)truth[row]] / sum;
        }

        return ofTruth;
    }

    private static float[] RowsOf(FoldPredictions predictions, int[] rows) =>
        [.. rows.SelectMany(row => predictions.Scores.AsSpan(row * predictions.Width, predictions.Width).ToArray())];
}
