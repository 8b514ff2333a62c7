using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class ThresholdContenderTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void WithThreshold_Predictions_FollowIt()
    {
        var result = Compare(Contender.Linear().WithThreshold(0.9));

        Assert.Equal("Linear, threshold 0.9", result.Best!.Contender);
        Assert.All(result.OutOfFold[0].Predictions(), one => Assert.Equal(one.Scores[0] > 0.9 ? 1 : 0, one.Predicted));
    }

    [Fact]
    public void WithTunedThreshold_Metric_IsNoWorseThanAtHalfOnAnUnevenScale()
    {
        // A model whose probabilities rank well and are all below one half.
        var shrunk = Contender.Of("shrunk", context => context.Transforms.CustomMapping<TestContenders.In, Shrunk>(
            (input, output) => (output.Score, output.Probability) = (input.X, 0.2f + (0.2f * input.X)), contractName: null));

        var result = Compare(shrunk, shrunk.WithTunedThreshold());

        var row = result.Leaderboard.Single(row => row.Contender == "shrunk, tuned for F1");
        Assert.True(row.Metrics[ComparisonMetric.F1].Mean > 0.6);
        Assert.Equal(0, result.Leaderboard.Single(row => row.Contender == "shrunk").Metrics[ComparisonMetric.F1].Mean);
    }

    /// <summary>The inner folds see training rows only, and each inner model is tried on rows that it has not seen.</summary>
    [Fact]
    public void WithTunedThreshold_Fits_SeeTrainingRowsOnly()
    {
        var probe = new ProbeEstimator(_context.Transforms.CustomMapping<TestContenders.In, Shrunk>((input, output) => output.Probability = 0.5f + (0.4f * input.X), contractName: null));

        var result = Compare(Contender.Of("probe", _ => probe).WithTunedThreshold(ComparisonMetric.Accuracy, folds: 3));

        probe.AssertFittedInside(result, folds: 5, innerFolds: 3, innerRows: 64);
    }

    [Fact]
    public void Refit_TunedThreshold_IsInTheSavedModel()
    {
        var view = TestRows.View(_context);
        var model = Compare(Contender.Linear().WithThreshold(0.2, "low")).Refit();

        var scored = _context.SaveAndLoad(model, view.Schema).Transform(view);

        var predicted = scored.GetColumn<bool>("PredictedLabel").ToArray();
        Assert.Equal(scored.GetColumn<float>("Probability").Select(probability => probability > 0.2), predicted);
        Assert.Contains(true, predicted);
        Assert.Contains(false, predicted);
    }

    [Fact]
    public void WithThreshold_NoProbabilities_FailsAndSaysWhy() =>
        Assert.Equal(
            "A threshold needs probabilities (a Probability column of type Single), and the model gives none. Call Calibrated first, or add a calibrator.",
            Compare(TestContenders.Score().WithThreshold(0.3)).Failures[0].Message);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void WithThreshold_OutOfRange_Throws(double threshold) => Assert.Throws<ArgumentOutOfRangeException>(() => Contender.Linear().WithThreshold(threshold));

    [Fact]
    public void WithTunedThreshold_MetricWithoutThreshold_NamesThoseThatHaveOne() => Assert.StartsWith(
        "No threshold changes Auc; expected one of F1, Accuracy, BalancedAccuracy, MatthewsCorrelation.",
        Assert.Throws<ArgumentOutOfRangeException>(() => Contender.Linear().WithTunedThreshold(ComparisonMetric.Auc)).Message,
        StringComparison.Ordinal);

    private ComparisonResult Compare(params Contender[] contenders) =>
        _context.BinaryClassification.Compare(TestRows.View(_context), new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = contenders });

    private sealed class Shrunk
    {
        public float Score { get; set; }

        public float Probability { get; set; }
    }
}
