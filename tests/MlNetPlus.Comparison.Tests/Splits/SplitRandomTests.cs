namespace MlNetPlus.Comparison.Tests;

public class SplitRandomTests
{
    /// <summary>The first outputs for this seed that the generator's reference implementation prints.</summary>
    [Fact]
    public void Next_ReferenceSeed_EqualsSplitMix64()
    {
        var random = new SplitRandom(1234567);

        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL],
            Enumerable.Range(0, 5).Select(_ => random.Next()));
    }

    [Fact]
    public void Below_ManyDraws_IsUniform()
    {
        var random = new SplitRandom(3);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[random.Below(7)]++;

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void ForRepeat_OtherRepeatOrSeed_DrawsOtherNumbers()
    {
        var firsts = from seed in Enumerable.Range(0, 20) from repeat in Enumerable.Range(0, 20) select SplitRandom.ForRepeat(seed, repeat).Next();

        Assert.Equal(400, firsts.Distinct().Count());
    }
}
