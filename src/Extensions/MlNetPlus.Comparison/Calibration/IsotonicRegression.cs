namespace MlNetPlus.Comparison;

/// <summary>
/// The function of the score that never falls and has the least squared error (pool adjacent violators). Between its knots it
/// is straight, outside of them it stays what it is at the nearest one.
/// </summary>
internal static class IsotonicRegression
{
    /// <summary>The knots: scores, ascending, and the value at each.</summary>
    public static (double[] Scores, double[] Values) Fit(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isPositive)
    {
        var keys = scores.ToArray();
        var positive = isPositive.ToArray();
        Array.Sort(keys, positive);

        var blocks = new List<Block>();
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;

            var block = new Block(keys[start], keys[start], positive.AsSpan(start..end).Count(true), end - start);
            while (blocks.Count > 0 && blocks[^1].Mean >= block.Mean)
            {
                block = blocks[^1].With(block);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
            start = end;
        }

        var (knots, values) = (new List<double>(), new List<double>());
        foreach (var block in blocks)
        {
            knots.Add(block.First);
            values.Add(block.Mean);
            if (block.Last == block.First)
                continue;
            knots.Add(block.Last);
            values.Add(block.Mean);
        }

        return ([.. knots], [.. values]);
    }

    public static double At(ReadOnlySpan<double> knots, ReadOnlySpan<double> values, double score)
    {
        if (double.IsNaN(score) || knots.IsEmpty)
            return double.NaN;
        var place = knots.BinarySearch(score);
        if (place >= 0)
            return values[place];
        place = ~place;
        if (place == 0)
            return values[0];
        if (place == knots.Length)
            return values[^1];
        var share = (score - knots[place - 1]) / (knots[place] - knots[place - 1]);
        return values[place - 1] + (share * (values[place] - values[place - 1]));
    }

    /// <summary>A run of scores with one value.</summary>
    private sealed record Block(double First, double Last, double Positives, double Rows)
    {
        public double Mean => Positives / Rows;

        public Block With(Block next) => new(First, next.Last, Positives + next.Positives, Rows + next.Rows);
    }
}
