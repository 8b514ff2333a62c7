namespace MlNetPlus.Comparison;

/// <summary>One training and one test set. Each method returns 1 for the rows to test on and 0 for the others.</summary>
internal static class HoldOut
{
    /// <summary>Number of rows to test on: the share to the nearest row, and at least one row on either side.</summary>
    public static int TestCount(int rows, double share) => Math.Clamp((int)Math.Round(rows * share, MidpointRounding.AwayFromZero), 1, rows - 1);

    /// <summary>
    /// Exactly the wanted number of rows, and of each class its share to within one row: rows are shuffled, sorted by class, and
    /// taken at even steps.
    /// </summary>
    public static int[] Stratified(ReadOnlySpan<int> classes, int tested, SplitRandom random)
    {
        var keys = classes.ToArray();
        return AtEvenSteps(keys.Length, row => keys[row], tested, random);
    }

    /// <summary>The same for a number: rows sorted by it and taken at even steps.</summary>
    public static int[] StratifiedByValue(ReadOnlySpan<float> values, int tested, SplitRandom random)
    {
        var keys = values.ToArray();
        return AtEvenSteps(keys.Length, row => keys[row], tested, random);
    }

    /// <summary>
    /// Whole groups: they are tried in random order, and a group is taken when it brings the counts of the classes nearer to
    /// their share.
    /// </summary>
    public static int[] Grouped(ReadOnlySpan<int> classes, int classCount, ReadOnlySpan<int> groups, int groupCount, int tested, SplitRandom random)
    {
        var counts = GroupCounts.Of(classes, classCount, groups, groupCount);
        var share = (double)tested / groups.Length;
        var taken = new double[classCount];
        var chosen = new bool[groupCount];
        var order = Enumerable.Range(0, groupCount).ToArray();
        random.Shuffle(order.AsSpan());
        foreach (var group in order.Take(groupCount - 1))
        {
            if (Gain(counts, group, taken, share) <= 0)
                continue;
            chosen[group] = true;
            foreach (var (index, rows) in counts.Of(group))
                taken[index] += rows;
        }

        if (!chosen.Contains(true))
            chosen[order.MinBy(counts.RowsOf)] = true;

        var blocks = new int[groups.Length];
        for (var row = 0; row < blocks.Length; row++)
            blocks[row] = chosen[groups[row]] ? 1 : 0;
        return blocks;
    }

    /// <summary>By how much the squared distance of the class counts to their wish falls when the group is taken.</summary>
    private static double Gain(GroupCounts counts, int group, double[] taken, double share)
    {
        var gain = 0.0;
        foreach (var (index, rows) in counts.Of(group))
        {
            var total = (double)counts.Totals[index];
            var before = (taken[index] / total) - share;
            var after = ((taken[index] + rows) / total) - share;
            gain += (before * before) - (after * after);
        }

        return gain;
    }

    /// <summary>Place i of the order is taken when (i + 1) * tested / rows passes a whole number that i * tested / rows has not.</summary>
    private static int[] AtEvenSteps<TKey>(int rows, Func<int, TKey> keyOf, int tested, SplitRandom random)
    {
        var order = Enumerable.Range(0, rows).ToArray();
        random.Shuffle(order.AsSpan());
        order = [.. order.OrderBy(keyOf)];

        long offset = random.Below(rows);
        var blocks = new int[rows];
        for (var place = 0; place < rows; place++)
            blocks[order[place]] = (int)((((place + 1L) * tested) + offset) / rows - (((long)place * tested) + offset) / rows);
        return blocks;
    }
}
