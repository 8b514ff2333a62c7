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

        Assert.Empty(result.Failures);
        Assert.Equal(5 * (3 + 1), probe.FittedOn.Count);
        Assert.Equal(probe.Made, probe.Disposed);
        foreach (var fold in result.OutOfFold[0].Predictions().GroupBy(prediction => prediction.Fold))
        {
            var fits = probe.FittedOn.Skip(4 * fold.Key).Take(4).ToList();
            Assert.All(fits, rows => Assert.Empty(rows.Intersect(fold.Select(prediction => prediction.Row))));
            Assert.All(fits.Take(3), rows => Assert.Equal(64, rows.Length));
        }
    }

    [Fact]
    public void Refit_TunedThreshold_IsInTheSavedModel()
    {
        var view = TestRows.View(_context);
        var model = Compare(Contender.Linear().WithThreshold(0.2, "low")).Refit();
        using var file = new MemoryStream();
        _context.Model.Save(model, view.Schema, file);
        file.Position = 0;

        var scored = new MLContext().Model.Load(file, out _).Transform(view);

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
