using CsCheck;

namespace MlNetPlus.Comparison.Tests;

public class BlocksTests
{
    private static readonly Gen<(int[] Classes, int Folds, ulong Seed)> Classified =
        from classes in Gen.Int[0, 4].Array[20, 200]
        from folds in Gen.Int[2, 10]
        from seed in Gen.ULong
        select (classes, folds, seed);

    [Fact]
    public void Stratified_AnyClasses_CountsDifferByAtMostOne() => Classified.Sample(given =>
    {
        var blocks = Blocks.Stratified(given.Classes, 5, given.Folds, new SplitRandom(given.Seed));

        Assert.InRange(Spread(blocks, given.Folds), 0, 1);
        for (var index = 0; index < 5; index++)
            Assert.InRange(Spread([.. blocks.Where((_, row) => given.Classes[row] == index)], given.Folds), 0, 1);
    });

    [Fact]
    public void Stratified_SameSeed_SameBlocks() => Classified.Sample(given => Assert.Equal(
        Blocks.Stratified(given.Classes, 5, given.Folds, new SplitRandom(given.Seed)),
        Blocks.Stratified(given.Classes, 5, given.Folds, new SplitRandom(given.Seed))));

    [Fact]
    public void Stratified_OtherSeed_OtherBlocks() => Assert.NotEqual(
        Blocks.Stratified(new int[100], 1, 5, new SplitRandom(1)),
        Blocks.Stratified(new int[100], 1, 5, new SplitRandom(2)));

    [Fact]
    public void StratifiedByValue_SortedValues_EachRunOfNeighboursGivesOneToEachBlock() => Gen.Int[2, 8].Select(Gen.Float.Unit.Array[30, 100], Gen.ULong).Sample((folds, values, seed) =>
    {
        var blocks = Blocks.StratifiedByValue(values, folds, new SplitRandom(seed));

        Assert.InRange(Spread(blocks, folds), 0, 1);
        if (values.Distinct().Count() < values.Length)
            return;
        var sorted = Enumerable.Range(0, values.Length).OrderBy(row => values[row]).Select(row => blocks[row]).ToArray();
        Assert.All(sorted.Chunk(folds), run => Assert.Equal(run.Length, run.Distinct().Count()));
    });

    [Fact]
    public void Grouped_AnyGroups_AreNeverPartedAndFoldsAreBalanced() => Gen.Int[0, 14].Array[60, 200].Select(Gen.Int[2, 5], Gen.ULong).Sample((groups, folds, seed) =>
    {
        var dense = groups.Distinct().Order().Index().ToDictionary(item => item.Item, item => item.Index);
        var codes = Array.ConvertAll(groups, group => dense[group]);

        var blocks = Blocks.Grouped(codes, dense.Count, folds, new SplitRandom(seed));

        Assert.All(codes.Zip(blocks).GroupBy(pair => pair.First), group => Assert.Single(group.Select(pair => pair.Second).Distinct()));
        Assert.InRange(Spread(blocks, folds), 0, codes.CountBy(code => code).Max(pair => pair.Value));
    });

    [Fact]
    public void InTimeOrder_AnyTimes_EarlierBlocksHoldEarlierTimes() => Gen.Long[0, 60].Array[40, 150].Select(Gen.Int[2, 8]).Sample((times, count) =>
    {
        var blocks = Blocks.InTimeOrder(times, count)!;

        Assert.Equal(count, blocks.Distinct().Count());
        for (var block = 1; block < count; block++)
            Assert.True(times.Where((_, row) => blocks[row] == block - 1).Max() < times.Where((_, row) => blocks[row] == block).Min());
    });

    [Fact]
    public void InTimeOrder_DifferentTimes_BlocksAreEqual()
    {
        var blocks = Blocks.InTimeOrder([.. Enumerable.Range(0, 60).Select(i => (long)(i * 7 % 60))], 6)!;

        Assert.All(blocks.CountBy(block => block), pair => Assert.Equal(10, pair.Value));
    }

    [Fact]
    public void InTimeOrder_FewerTimesThanBlocks_IsNull() => Assert.Null(Blocks.InTimeOrder([1, 1, 2, 2], 3));

    private static int Spread(int[] blocks, int folds)
    {
        var counts = new int[folds];
        foreach (var block in blocks)
            counts[block]++;
        return counts.Max() - counts.Min();
    }
}
