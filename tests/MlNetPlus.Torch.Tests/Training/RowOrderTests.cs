namespace MlNetPlus.Torch.Tests;

public sealed class RowOrderTests
{
    [Fact]
    public void Of_AnyEpoch_HasEachRowOnce() =>
        Assert.Equal(Enumerable.Range(0, 1000).Select(row => (long)row), RowOrder.Of(1000, 3, 1).Order());

    [Fact]
    public void Of_SameSeedAndEpoch_IsTheSameOrder() => Assert.Equal(RowOrder.Of(100, 5, 2), RowOrder.Of(100, 5, 2));

    [Theory]
    [InlineData(5, 3)]
    [InlineData(6, 2)]
    [InlineData(-5, 2)]
    [InlineData(5, 2 + RowOrder.SearchEpochs)]
    public void Of_OtherSeedOrEpoch_IsAnotherOrder(int seed, int epoch) => Assert.NotEqual(RowOrder.Of(100, 5, 2), RowOrder.Of(100, seed, epoch));

    [Fact]
    public void Of_ManyEpochs_PutsEachRowEverywhereEquallyOften()
    {
        var firsts = Enumerable.Range(0, 10_000).CountBy(epoch => RowOrder.Of(5, 1, epoch)[0]).ToDictionary();

        // 2,000 expected with a standard deviation of 40.
        Assert.All(Enumerable.Range(0, 5), row => Assert.InRange(firsts[row], 1800, 2200));
    }
}
