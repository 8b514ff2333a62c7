namespace MlNetPlus.Comparison;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014). Our own, so that a seed draws the same folds on every machine and .NET version.
/// </summary>
internal sealed class SplitRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>An independent generator for one repeat.</summary>
    public static SplitRandom ForRepeat(int seed, int repeat) => new(new SplitRandom(unchecked((ulong)(uint)seed << 32 | (uint)repeat)).Next());

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, bound): the high half of a 128-bit product, with the biased part rejected (Lemire 2019).</summary>
    public int Below(int bound)
    {
        var range = (ulong)bound;
        while (true)
        {
            var high = Math.BigMul(Next(), range, out var low);
            if (low >= range || low >= (0 - range) % range)
                return (int)high;
        }
    }

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
