namespace MlNetPlus.Torch.Tests;

public sealed class EpochPlanTests
{
    [Theory]
    [InlineData(10, 3, 2, false, 1, "6 4")] // a last window of 3 + 1
    [InlineData(12, 3, 2, false, 1, "6 6")]
    [InlineData(2, 3, 2, false, 1, "2")]
    [InlineData(10, 3, 2, true, 1, "6 3")] // the row that fills no batch is left out
    [InlineData(2, 3, 2, true, 1, "2")] // fewer than a batch: all are used
    [InlineData(13, 3, 2, false, 2, "6 7")] // a rest of one row goes with the window before
    public void Windows_Rows_AreDividedSo(int rows, int batch, int accumulate, bool drop, int smallest, string expected)
    {
        var plan = new EpochPlan(batch * accumulate, batch, drop ? batch : 1, smallest);

        Assert.Equal(expected, Lengths(plan.Windows(rows), rows));
    }

    [Theory]
    [InlineData(8, 3, 1, "3 3 2")]
    [InlineData(7, 3, 1, "3 3 1")]
    [InlineData(7, 3, 2, "3 4")]
    [InlineData(1, 3, 2, "1")]
    public void Batches_OfAWindow_AreDividedSo(int rows, int batch, int smallest, string expected) =>
        Assert.Equal(expected, Lengths(new EpochPlan(100, batch, 1, smallest).Batches(rows), rows));

    [Fact]
    public void Halved_OddBatch_KeepsTheWindows()
    {
        var plan = new EpochPlan(14, 7).Halved();

        Assert.Equal(3, plan.BatchSize);
        Assert.Equal(5, plan.AccumulateBatches);
        Assert.Equal("14 6", Lengths(plan.Windows(20), 20));
        Assert.Equal("3 3 3 3 2", Lengths(plan.Batches(14), 14));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 2)]
    [InlineData(3, 2, 2)]
    public void Halved_SmallBatch_StopsAtTheSmallest(int batch, int smallest, int expected) =>
        Assert.Equal(expected, new EpochPlan(8, batch, 1, smallest).Halved().BatchSize);

    [Fact]
    public void Of_AutomaticBatchSize_StartsAt64() =>
        Assert.Equal(new EpochPlan(256, 64), EpochPlan.Of(new TrainingOptions { AccumulateBatches = 4 }, mixesRows: false));

    /// <summary>The lengths, after a check that the parts follow one another without a gap.</summary>
    private static string Lengths(IReadOnlyList<Range> parts, int rows)
    {
        var next = 0;
        foreach (var part in parts)
        {
            Assert.Equal(next, part.Start.Value);
            next = part.End.Value;
        }

        Assert.True(next <= rows);
        return string.Join(' ', parts.Select(part => part.End.Value - part.Start.Value));
    }
}
