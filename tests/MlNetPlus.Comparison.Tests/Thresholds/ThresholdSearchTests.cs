using CsCheck;

namespace MlNetPlus.Comparison.Tests;

public class ThresholdSearchTests
{
    public static TheoryData<ComparisonMetric> Metrics { get; } = new(ThresholdSearch.Metrics);

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Best_AnyScores_NoOtherThresholdIsBetter(ComparisonMetric metric) => Gen.Int[0, 20].Array[2, 60].Select(Gen.Bool.Array[60]).Sample((scores, labels) =>
    {
        var probabilities = Array.ConvertAll(scores, score => score / 20f);
        var isPositive = labels[..scores.Length];

        var best = Value(metric, probabilities, isPositive, ThresholdSearch.Best(probabilities, isPositive, metric));

        for (var step = -1; step <= 40; step++)
            Assert.True(Value(metric, probabilities, isPositive, step / 40.0) <= best + 1e-12);
    });

    [Fact]
    public void Best_SeparatedClasses_LiesBetweenThem() =>
        Assert.Equal(0.25, ThresholdSearch.Best([0.1f, 0.125f, 0.375f, 0.9f], [false, false, true, true], ComparisonMetric.F1));

    [Fact]
    public void Best_EquallyGood_TakesTheOneNearestToHalf() =>
        Assert.Equal(0.75, ThresholdSearch.Best([0.125f, 0.25f, 0.625f, 0.875f], [false, true, false, true], ComparisonMetric.Accuracy));

    private static double Value(ComparisonMetric metric, float[] probabilities, bool[] isPositive, double threshold)
    {
        var labels = Array.ConvertAll(isPositive, label => label ? 1f : 0f);
        var predicted = Array.ConvertAll(probabilities, probability => probability > threshold ? 1f : 0f);
        var value = metric switch
        {
            ComparisonMetric.F1 => ClassificationMetrics.F1(labels, predicted, 1),
            ComparisonMetric.Accuracy => ClassificationMetrics.Accuracy(labels, predicted),
            ComparisonMetric.BalancedAccuracy => ClassificationMetrics.BalancedAccuracy(labels, predicted, 2),
            _ => ClassificationMetrics.MatthewsCorrelation(labels, predicted, 2),
        };
        return double.IsNaN(value) ? 0 : value;
    }
}
