namespace MlNetPlus.Comparison.Tests;

public class FoldMetricsTests
{
    private static readonly Labels FourRows = new(ComparisonTask.Binary, new CodedColumn([0, 1, 1, 1], new[] { false, true }, _ => { }));

    [Fact]
    public void Compute_FoldOfOneClass_HasNoAucAndSaysWhy()
    {
        var predictions = Scored([1, 2, 3], [0.2f, 0.7f, 0.9f]);

        var metrics = FoldMetrics.Compute(predictions, FourRows);

        Assert.Null(metrics[ComparisonMetric.Auc].Value);
        Assert.Equal("the fold's scored test rows have one class only", metrics[ComparisonMetric.Auc].Reason);
        Assert.Equal(2 / 3.0, metrics[ComparisonMetric.Accuracy].Value!.Value, 12);
    }

    [Fact]
    public void Compute_RowsNotScored_AreLeftOut()
    {
        var predictions = Scored([0, 1, 2, 3], [0.6f, 0.7f, float.NaN, 0.9f]);
        predictions.IsScored[2] = false;

        var metrics = FoldMetrics.Compute(predictions, FourRows);

        Assert.Equal(1, metrics[ComparisonMetric.Auc].Value);
        Assert.Equal(2 / 3.0, metrics[ComparisonMetric.Accuracy].Value!.Value, 12);
        Assert.Equal(-(Math.Log(1 - (double)0.6f) + Math.Log(0.7f) + Math.Log(0.9f)) / 3, metrics[ComparisonMetric.LogLoss].Value!.Value, 7);
    }

    [Fact]
    public void Compute_NoProbabilities_LogLossAndBrierSayWhy()
    {
        var predictions = Scored([0, 1, 2, 3], [-2, 3, 1, 0]);
        predictions.NoProbabilities = "no calibrator";

        var metrics = FoldMetrics.Compute(predictions, FourRows);

        Assert.Equal("no calibrator", metrics[ComparisonMetric.LogLoss].Reason);
        Assert.Equal("no calibrator", metrics[ComparisonMetric.Brier].Reason);
        Assert.Equal(1, metrics[ComparisonMetric.Auc].Value);
    }

    [Fact]
    public void Compute_FoldOfNegatives_EachMetricSaysWhyItHasNoValue()
    {
        var labels = new Labels(ComparisonTask.Binary, new CodedColumn([0, 0, 0, 1], new[] { false, true }, _ => { }));

        var metrics = FoldMetrics.Compute(Scored([0, 1, 2], [0.2f, 0.1f, 0.4f]), labels);

        Assert.Equal("the fold's scored test rows have one class only", metrics[ComparisonMetric.BalancedAccuracy].Reason);
        Assert.Equal("the fold's scored test rows have one class only", metrics[ComparisonMetric.MatthewsCorrelation].Reason);
        Assert.Equal("the fold's scored test rows have no positive one", metrics[ComparisonMetric.AveragePrecision].Reason);
        Assert.Equal("the fold's scored test rows have no positive one, and none is predicted", metrics[ComparisonMetric.F1].Reason);
        Assert.Equal(0.7 / 3, metrics[ComparisonMetric.CalibrationError].Value!.Value, 7);
        Assert.Equal(1, metrics[ComparisonMetric.Accuracy].Value);
    }

    [Fact]
    public void MatthewsCorrelation_OneClassPredicted_IsZero() =>
        Assert.Equal(0, ClassificationMetrics.MatthewsCorrelation([0, 1, 2], [1, 1, 1], classes: 3));

    [Fact]
    public void TopKAccuracy_TiedScores_EarlierClassIsHigher()
    {
        float[] scores = [0.4f, 0.4f, 0.2f, 0.4f, 0.4f, 0.2f, 0.4f, 0.4f, 0.2f];

        Assert.Equal(1 / 3.0, ClassificationMetrics.TopKAccuracy([0, 1, 2], scores, classes: 3, k: 1), 12);
        Assert.Equal(2 / 3.0, ClassificationMetrics.TopKAccuracy([0, 1, 2], scores, classes: 3, k: 2), 12);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(9, 5)]
    [InlineData(1000, 5)]
    public void TopK_Classes_HalfOfThemAtMostFive(int classes, int k) => Assert.Equal(k, ClassificationMetrics.TopK(classes));

    [Fact]
    public void MedianAbsoluteError_EvenCount_IsTheMeanOfTheMiddleTwo() =>
        Assert.Equal(2.5, RegressionMetrics.MedianAbsoluteError([0, 0, 0, 0], [1, -2, 3, 100]));

    [Fact]
    public void LogLoss_CertainAndWrong_IsClippedAt1e15()
    {
        Assert.Equal(-Math.Log(1e-15), ClassificationMetrics.LogLoss([0.0]), 9);
        Assert.Equal(0, ClassificationMetrics.LogLoss([1.0]), 12);
    }

    [Fact]
    public void MacroF1_ClassThatNeitherOccursNorIsPredicted_IsLeftOut() =>
        Assert.Equal(1, ClassificationMetrics.MacroF1([0, 1, 0], [0, 1, 0], classes: 5));

    [Fact]
    public void MacroAuc_ClassWithoutRows_IsNaN() =>
        Assert.True(double.IsNaN(ClassificationMetrics.MacroAuc([0, 1], [0.9f, 0.1f, 0, 0.2f, 0.8f, 0], classes: 3)));

    [Fact]
    public void RSquared_OverFolds_AveragesToThatOfPooledErrors()
    {
        float[] truth = [1, 2, 3, 4, 5, 7];
        float[] guess = [1.5f, 2, 2, 4, 6, 6];
        var labels = new Labels(truth);

        var folds = new[] { new[] { 0, 3 }, [1, 4], [2, 5] }
            .Select(rows => FoldMetrics.Compute(Regressed(rows, guess), labels)[ComparisonMetric.RSquared].Value!.Value);

        var pooled = 1 - (RegressionMetrics.MeanSquaredError(truth, guess) / RegressionMetrics.Variance(truth));
        Assert.Equal(pooled, folds.Average(), 12);
    }

    private static FoldPredictions Scored(int[] rows, float[] scores)
    {
        var predictions = new FoldPredictions(new Fold(0, 0, [0, 0, 0, 0], 0, false), rows, 1);
        scores.CopyTo(predictions.Scores, 0);
        for (var i = 0; i < rows.Length; i++)
            predictions.Predicted[i] = scores[i] > 0.5f ? 1 : 0;
        predictions.IsScored.AsSpan().Fill(true);
        return predictions;
    }

    private static FoldPredictions Regressed(int[] rows, float[] guess)
    {
        var predictions = new FoldPredictions(new Fold(0, 0, new int[guess.Length], 0, false), rows, 1);
        for (var i = 0; i < rows.Length; i++)
            predictions.Predicted[i] = predictions.Scores[i] = guess[rows[i]];
        predictions.IsScored.AsSpan().Fill(true);
        return predictions;
    }
}
