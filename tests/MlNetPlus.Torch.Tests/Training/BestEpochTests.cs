namespace MlNetPlus.Torch.Tests;

public sealed class BestEpochTests
{
    [Theory]
    [InlineData(WeightsToKeep.Best, 2)]
    [InlineData(WeightsToKeep.LastBest, 4)]
    public void Add_EquallyGoodEpochs_KeepsTheOneAskedFor(WeightsToKeep keep, int expected) =>
        Assert.Equal(expected, After(new BestEpoch(keep, null), higherIsBetter: false, 0.5, 0.3, 0.4, 0.3, 0.6).State.Epoch);

    [Fact]
    public void Add_HigherIsBetter_KeepsTheHighest() =>
        Assert.Equal(2, After(new BestEpoch(WeightsToKeep.Best, null), higherIsBetter: true, 0.5, 0.9, 0.4).State.Epoch);

    [Fact]
    public void Add_NaN_IsWorseThanAnyNumber()
    {
        var best = After(new BestEpoch(WeightsToKeep.Best, null), higherIsBetter: false, double.NaN, 100, double.NaN);

        Assert.Equal(new BestEpochState(2, 100, 100, 1), best.State);
    }

    [Fact]
    public void ShouldStop_PatienceRunOut_IsTrueOnlyThen()
    {
        var best = new BestEpoch(WeightsToKeep.Best, new EarlyStoppingOptions { Patience = 2 });

        Assert.False(After(best, false, 0.5, 0.4, 0.45).ShouldStop);
        Assert.True(After(best, false, 0.41).ShouldStop);
    }

    [Fact]
    public void ShouldStop_ImprovementsTooSmall_CountAsNone()
    {
        var best = After(new BestEpoch(WeightsToKeep.Best, new EarlyStoppingOptions { Patience = 2, MinimumImprovement = 0.1 }), false, 0.5, 0.45, 0.41);

        Assert.True(best.ShouldStop);
        Assert.Equal(3, best.State.Epoch); // it is the best all the same
    }

    private static BestEpoch After(BestEpoch best, bool higherIsBetter, params double[] values)
    {
        var epoch = 0;
        foreach (var value in values)
            best.Add(++epoch, new TrainingMetric("M", value, higherIsBetter));
        return best;
    }
}
