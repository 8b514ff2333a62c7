namespace MlNetPlus.Comparison;

/// <summary>
/// Deals rows into k blocks. Each method returns the block of every row; the same generator state gives the same blocks.
/// </summary>
internal static class Blocks
{
    /// <summary>Blocks whose sizes differ by at most one.</summary>
    public static int[] Random(int rows, int count, SplitRandom random) => Stratified(new int[rows], 1, count, random);

    /// <summary>
    /// Blocks whose counts of each class differ by at most one, and whose sizes do too: each class is shuffled and dealt
    /// out in turn, starting where the class before it stopped.
    /// </summary>
    public static int[] Stratified(ReadOnlySpan<int> classes, int classCount, int count, SplitRandom random)
    {
        var members = Enumerable.Range(0, classCount).Select(_ => new List<int>()).ToArray();
        for (var row = 0; row < classes.Length; row++)
            members[classes[row]].Add(row);

        var blocks = new int[classes.Length];
        var order = ShuffledBlocks(count, random);
        var dealt = 0;
        foreach (var rows in members)
        {
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
            foreach (var row in rows)
                blocks[row] = order[dealt++ % count];
        }

        return blocks;
    }

    /// <summary>
    /// Stratified for a number: rows sorted by it (ties in random order) are cut into runs of k neighbours, and each run
    /// gives one row to each block, at random.
    /// </summary>
    public static int[] StratifiedByValue(ReadOnlySpan<float> values, int count, SplitRandom random)
    {
        var rows = Enumerable.Range(0, values.Length).ToArray();
        random.Shuffle(rows.AsSpan());
        var keys = values.ToArray();
        rows = [.. rows.OrderBy(row => keys[row])];

        var blocks = new int[values.Length];
        for (var start = 0; start < rows.Length; start += count)
        {
            var order = ShuffledBlocks(count, random);
            for (var i = 0; i < count && start + i < rows.Length; i++)
                blocks[rows[start + i]] = order[i];
        }

        return blocks;
    }

    /// <summary>
    /// Blocks that never part a group: groups, the largest first and equal ones in random order, go to the block that has
    /// the fewest rows so far.
    /// </summary>
    public static int[] Grouped(ReadOnlySpan<int> groups, int groupCount, int count, SplitRandom random)
    {
        var sizes = new int[groupCount];
        foreach (var group in groups)
            sizes[group]++;

        var order = Enumerable.Range(0, groupCount).ToArray();
        random.Shuffle(order.AsSpan());
        var filled = new PriorityQueue<int, (long Rows, int Block)>(Enumerable.Range(0, count).Select(block => (block, (0L, block))));
        var blockOfGroup = new int[groupCount];
        foreach (var group in order.OrderByDescending(group => sizes[group]))
        {
            filled.TryDequeue(out var block, out var state);
            blockOfGroup[group] = block;
            filled.Enqueue(block, (state.Rows + sizes[group], block));
        }

        var blocks = new int[groups.Length];
        for (var row = 0; row < blocks.Length; row++)
            blocks[row] = blockOfGroup[groups[row]];
        return blocks;
    }

    /// <summary>
    /// Blocks that never part a group and hold the classes in the same proportion as far as groups allow: groups, the largest
    /// first and equal ones in random order, go to the block where they raise the squared shares of their classes least.
    /// </summary>
    public static int[] StratifiedGrouped(ReadOnlySpan<int> classes, int classCount, ReadOnlySpan<int> groups, int groupCount, int count, SplitRandom random)
    {
        var counts = GroupCounts.Of(classes, classCount, groups, groupCount);
        var order = Enumerable.Range(0, groupCount).ToArray();
        random.Shuffle(order.AsSpan());

        var held = new double[count][];
        for (var block = 0; block < count; block++)
            held[block] = new double[classCount];
        var rows = new int[count];
        var blockOfGroup = new int[groupCount];
        foreach (var group in order.OrderByDescending(counts.RowsOf))
        {
            var best = Enumerable.Range(0, count).MinBy(block => (Crowd(counts, group, held[block]), rows[block]));
            blockOfGroup[group] = best;
            rows[best] += counts.RowsOf(group);
            foreach (var (index, number) in counts.Of(group))
                held[best][index] += number;
        }

        var blocks = new int[groups.Length];
        for (var row = 0; row < blocks.Length; row++)
            blocks[row] = blockOfGroup[groups[row]];
        return blocks;
    }

    /// <summary>
    /// Consecutive blocks in time, as equal in size as can be without parting rows of the same instant. Null when there are
    /// fewer instants than blocks.
    /// </summary>
    public static int[]? InTimeOrder(ReadOnlySpan<long> times, int count)
    {
        var instants = times.ToArray();
        var rows = Enumerable.Range(0, instants.Length).OrderBy(row => instants[row]).ToArray();
        var starts = rows.Index().Where(item => item.Index == 0 || instants[item.Item] != instants[rows[item.Index - 1]]).Select(item => item.Index).ToArray();
        if (starts.Length < count)
            return null;

        var blocks = new int[instants.Length];
        var from = 0;
        for (var block = 0; block < count; block++)
        {
            var to = block == count - 1 ? rows.Length : Boundary(starts, from, (long)rows.Length * (block + 1) / count, count - 1 - block);
            foreach (var row in rows.AsSpan(from..to))
                blocks[row] = block;
            from = to;
        }

        return blocks;
    }

    /// <summary>Half of the rise of sum (rows of a class in the block / rows of the class)² that the group brings, less what is the same for all blocks.</summary>
    private static double Crowd(GroupCounts counts, int group, double[] held)
    {
        var crowd = 0.0;
        foreach (var (index, rows) in counts.Of(group))
            crowd += held[index] * rows / counts.Totals[index] / counts.Totals[index];
        return crowd;
    }

    /// <summary>The start of an instant nearest to the wish, after <paramref name="from"/>, that leaves an instant for each later block.</summary>
    private static int Boundary(int[] starts, int from, long wish, int blocksAfter)
    {
        var allowed = starts.Take(starts.Length - blocksAfter + 1).Where(start => start > from);
        return allowed.MinBy(start => Math.Abs(start - wish));
    }

    private static int[] ShuffledBlocks(int count, SplitRandom random)
    {
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order.AsSpan());
        return order;
    }
}
