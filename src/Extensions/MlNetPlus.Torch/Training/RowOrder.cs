namespace MlNetPlus.Torch;

/// <summary>The order of the training rows in an epoch: a permutation that follows from seed and epoch alone, so nothing of it has to be saved.</summary>
internal static class RowOrder
{
    /// <summary>The number that a learning-rate search adds to its epochs, so that its orders are not those of the training.</summary>
    public const int SearchEpochs = 1 << 30;

    public static long[] Of(long rowCount, int seed, int epoch)
    {
        var rows = new long[rowCount];
        for (long i = 0; i < rowCount; i++)
            rows[i] = i;

        var state = Mixed(((ulong)(uint)seed << 32) | (uint)epoch);
        for (var i = rowCount - 1; i > 0; i--)
        {
            state += 0x9E3779B97F4A7C15;
            var j = (long)Math.BigMul(Mixed(state), (ulong)(i + 1), out _);
            (rows[i], rows[j]) = (rows[j], rows[i]);
        }

        return rows;
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014): the same on every platform and runtime.</summary>
    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
