using CsCheck;

namespace MlNetPlus.Transforms.Tests;

public sealed class FixedCountsTests
{
    [Fact]
    public void Find_AnyNarrowKeys_EqualsADictionary() => Gen.ULong[0, 40].Select(Spread).Array[0, 500].Sample(keys =>
    {
        var counts = new FixedCounts<ulong, NarrowLine>();
        foreach (var key in keys)
            counts.Add(key, 1);

        var expected = keys.CountBy(key => key).ToDictionary();
        Assert.Equal(expected.Count, counts.Count);
        for (var key = 0UL; key <= 45; key++)
            Assert.Equal((uint)expected.GetValueOrDefault(Spread(key)), counts.Find(Spread(key)));
    });

    [Fact]
    public void Find_AnyWideKeys_EqualsADictionary() => Gen.ULong[0, 40].Select(Widen).Array[0, 500].Sample(keys =>
    {
        var counts = new FixedCounts<UInt128, WideLine>();
        foreach (var key in keys)
            counts.Add(key, 1);

        var expected = keys.CountBy(key => key).ToDictionary();
        Assert.Equal(expected.Count, counts.Count);
        for (var key = 0UL; key <= 45; key++)
            Assert.Equal((uint)expected.GetValueOrDefault(Widen(key)), counts.Find(Widen(key)));
    });

    [Fact]
    public void Add_HundredThousandKeys_CountsEveryOne()
    {
        var random = new Random(3);
        var keys = Enumerable.Range(0, 300_000).Select(_ => (ulong)random.Next(100_000)).ToArray();
        var counts = new FixedCounts<ulong, NarrowLine>();

        foreach (var key in keys)
        {
            counts.Prefetch(key);
            counts.Add(key, 1);
        }

        var expected = keys.CountBy(key => key).ToDictionary();
        Assert.Equal(expected.Count, counts.Count);
        Assert.All(expected, pair => Assert.Equal((uint)pair.Value, counts.Find(pair.Key)));
    }

    [Fact]
    public void Find_EmptyTable_IsZero()
    {
        Assert.Equal(0U, new FixedCounts<ulong, NarrowLine>().Find(0));
        Assert.Equal(0U, new FixedCounts<UInt128, WideLine>().Find(UInt128.MaxValue));
    }

    [Fact]
    public void Add_MoreThanACountHolds_StopsAtTheLargest()
    {
        var counts = new FixedCounts<ulong, NarrowLine>();
        counts.Add(7, uint.MaxValue - 1);

        counts.Add(7, 1);
        counts.Add(7, 5);

        Assert.Equal(uint.MaxValue, counts.Find(7));
    }

    [Fact]
    public void Compact_Minimum_DropsRarerKeys()
    {
        var counts = new FixedCounts<ulong, NarrowLine>();
        for (var key = 0UL; key < 1000; key++)
            counts.Add(key, (uint)(key % 4) + 1);

        var compact = counts.Compact(3);

        Assert.Equal(500, compact.Count);
        Assert.Equal(0U, compact.Find(1));
        Assert.Equal(3U, compact.Find(2));
        Assert.Equal(4U, compact.Find(999));
    }

    [Fact]
    public void ToArrays_KeysAddedInAnyOrder_AreAscending()
    {
        var counts = new FixedCounts<UInt128, WideLine>();
        foreach (var key in new ulong[] { 9, 0, 5, 9 })
            counts.Add(Widen(key), 1);

        var (keys, times) = counts.ToArrays();

        Assert.Equal([.. new ulong[] { 0, 5, 9 }.Select(Widen).Order()], keys);
        Assert.Equal(4U, times.Aggregate(0U, (sum, next) => sum + next));
    }

    // Zero stays zero, the value of a free slot; the others are far apart.
    private static ulong Spread(ulong key) => key * 0x0101010101010101;

    private static UInt128 Widen(ulong key) => new(key % 3, key << 60 | key);
}
