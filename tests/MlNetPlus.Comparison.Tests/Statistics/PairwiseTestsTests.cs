namespace MlNetPlus.Comparison.Tests;

public class PairwiseTestsTests
{
    private static readonly double?[] Weak = [.82, .84, .80, .86, .83, .81, .85, .79, .84, .82];
    private static readonly double?[] Strong = [.84, .85, .83, .85, .86, .82, .86, .83, .85, .84];

    [Fact]
    public void Compute_TwoContenders_TestsFirstMinusSecond()
    {
        var pair = Assert.Single(PairwiseTests.Compute([("strong", Summary(Strong)), ("weak", Summary(Weak))], 1 / 9.0));

        Assert.Equal(0.017, pair.MeanDifference, 9);
        Assert.Equal(0.028317, pair.AdjustedPValue, 6);
        Assert.Equal(0.84467685, pair.ProbabilityFirstBetter, 7);
        Assert.Equal(ComparisonVerdict.FirstIsBetter, pair.Verdict);
    }

    [Fact]
    public void Compute_LowerIsBetter_TurnsTheSidesRound()
    {
        var pair = Assert.Single(PairwiseTests.Compute(
            [("first", Summary(Weak, ComparisonMetric.LogLoss)), ("second", Summary(Strong, ComparisonMetric.LogLoss))], 1 / 9.0));

        Assert.True(pair.MeanDifference < 0);
        Assert.Equal(0.01 * 0.826, pair.Rope, 9);
        Assert.True(pair.ProbabilityFirstBetter > pair.ProbabilityFirstWorse);
        Assert.Equal(ComparisonVerdict.FirstIsBetter, pair.Verdict);
    }

    [Fact]
    public void Compute_ThreeContenders_AdjustsOverAllPairs()
    {
        var pairs = PairwiseTests.Compute([("a", Summary(Strong)), ("b", Summary(Weak)), ("c", Summary(Weak))], 1 / 9.0);

        Assert.Equal(3, pairs.Count);
        Assert.Equal(3 * 0.0283173, pairs[0].AdjustedPValue, 5);
        Assert.Equal(ComparisonVerdict.NoDetectableDifference, pairs[0].Verdict);
        Assert.Equal(ComparisonVerdict.PracticallyEquivalent, pairs[2].Verdict);
    }

    [Fact]
    public void Compute_FoldsWithoutValue_AreLeftOutOfThePair()
    {
        double?[] gaps = [null, .85, .83, null, .86, .82, .86, .83, .85, .84];

        var pair = Assert.Single(PairwiseTests.Compute([("a", Summary(gaps)), ("b", Summary(Weak))], 1 / 9.0));

        Assert.Equal(8, pair.Folds);
    }

    [Fact]
    public void Compute_NoCommonFold_IsNotTestable()
    {
        var pair = Assert.Single(PairwiseTests.Compute([("a", Summary([.8, null])), ("b", Summary([null, .8]))], 0.25));

        Assert.Equal(ComparisonVerdict.NotTestable, pair.Verdict);
    }

    private static MetricSummary Summary(double?[] values, ComparisonMetric metric = ComparisonMetric.Accuracy) =>
        MetricSummary.Of(metric, [.. values.Select(value => new FoldMetric(value, value is null ? "none" : null))], 1 / 9.0);
}
