namespace MlNetPlus.Comparison;

/// <summary>Some test rows of a fold, the same ones for everybody who asks with the same seed.</summary>
internal static class RowSample
{
    /// <summary>A purpose of its own among what is drawn for a fold.</summary>
    private const ulong Purpose = 0x5A4D504C45;

    /// <returns>Indices in the data, ascending; all test rows where there are no more than wanted.</returns>
    public static int[] Draw(Fold fold, int? most, int seed)
    {
        var rows = fold.TestRows();
        if (most is not { } count || rows.Length <= count)
            return rows;

        new SplitRandom(SplitRandom.ForRepeat(seed, fold.Repeat).Next() ^ (Purpose + (ulong)fold.Index)).Shuffle(rows.AsSpan());
        var chosen = rows[..count];
        Array.Sort(chosen);
        return chosen;
    }
}
