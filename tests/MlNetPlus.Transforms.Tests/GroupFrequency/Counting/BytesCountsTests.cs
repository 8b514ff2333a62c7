using System.Text;
using CsCheck;

namespace MlNetPlus.Transforms.Tests;

public sealed class BytesCountsTests
{
    [Fact]
    public void Find_AnyKeys_EqualsADictionary() => Gen.String[Gen.Char['a', 'b'], 0, 20].Array[0, 300].Sample(keys =>
    {
        var counts = new BytesCounts();
        foreach (var key in keys)
            counts.Add(Encoding.ASCII.GetBytes(key), 1);

        var expected = keys.CountBy(key => key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Assert.Equal(expected.Count, counts.Count);
        Assert.All(expected, pair => Assert.Equal((uint)pair.Value, counts.Find(Encoding.ASCII.GetBytes(pair.Key))));
        Assert.Equal(0U, counts.Find("c"u8));
    });

    [Fact]
    public void Add_ManyKeysOfManyLengths_CountsEveryOne()
    {
        var random = new Random(5);
        var keys = Enumerable.Range(0, 60_000).Select(_ => new string('x', random.Next(40)) + random.Next(200)).ToArray();
        var counts = new BytesCounts();

        foreach (var key in keys.Select(Encoding.ASCII.GetBytes))
        {
            var hash = KeyHash.Of(key);
            counts.Prefetch(hash);
            counts.PrefetchKey(hash);
            counts.Add(key, hash, 1);
        }

        var expected = keys.CountBy(key => key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Assert.Equal(expected.Count, counts.Count);
        Assert.All(expected, pair => Assert.Equal((uint)pair.Value, counts.Find(Encoding.ASCII.GetBytes(pair.Key))));
    }

    [Fact]
    public void Find_EmptyTable_IsZero() => Assert.Equal(0U, new BytesCounts().Find("a key of some length"u8));

    [Fact]
    public void Add_MoreThanACountHolds_StopsAtTheLargest()
    {
        var counts = new BytesCounts();
        counts.Add("key"u8, uint.MaxValue);

        counts.Add("key"u8, 1);

        Assert.Equal(uint.MaxValue, counts.Find("key"u8));
    }

    [Fact]
    public void Compact_Minimum_DropsRarerKeys()
    {
        var counts = new BytesCounts();
        counts.Add("once"u8, 1);
        counts.Add("twice"u8, 2);

        var compact = counts.Compact(2);

        Assert.Equal(1, compact.Count);
        Assert.Equal(0U, compact.Find("once"u8));
        Assert.Equal(2U, compact.Find("twice"u8));
    }
}
