namespace MlNetPlus.Comparison;

/// <summary>
/// The percentile bootstrap of a paired difference (Efron and Tibshirani, An introduction to the bootstrap, 1993): rows, or
/// whole groups of rows, are drawn with replacement, the same for both models.
/// </summary>
internal static class PairedBootstrap
{
    /// <param name="strata">Rows that are resampled among themselves, such as the test rows of one fold; each as its units, a unit being a row or all rows of a group.</param>
    /// <param name="difference">The difference on the rows drawn, stratum by stratum; NaN when it has no value.</param>
    /// <param name="draws">Number of draws.</param>
    /// <param name="confidence">The interval's confidence.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static BootstrapResult Compute(IReadOnlyList<int[][]> strata, Func<IReadOnlyList<int[]>, double> difference, int draws, double confidence, int seed)
    {
        var random = SplitRandom.ForRepeat(seed, 0);
        var values = new List<double>(draws);
        for (var draw = 0; draw < draws; draw++)
        {
            var value = difference([.. strata.Select(units => Draw(units, random))]);
            if (!double.IsNaN(value))
                values.Add(value);
        }

        var observed = difference([.. strata.Select(units => units.SelectMany(unit => unit).ToArray())]);
        if (values.Count < 2)
            return new BootstrapResult(observed, double.NaN, double.NaN, double.NaN, double.NaN, values.Count);

        values.Sort();
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        var tail = (1 - confidence) / 2;
        var notAbove = values.Count(value => value <= 0);
        var notBelow = values.Count(value => value >= 0);
        var p = Math.Min(1, 2.0 * (Math.Min(notAbove, notBelow) + 1) / (values.Count + 1));
        return new BootstrapResult(observed, deviation, Percentile(values, tail), Percentile(values, 1 - tail), p, values.Count);
    }

    /// <summary>Units of single rows, or of the rows that share a group.</summary>
    public static int[][] Units(IEnumerable<int> rows, int[]? groups) => groups is null
        ? [.. rows.Select(row => new[] { row })]
        : [.. rows.GroupBy(row => groups[row]).Select(group => group.ToArray())];

    private static int[] Draw(int[][] units, SplitRandom random)
    {
        var rows = new List<int>(units.Length);
        for (var i = 0; i < units.Length; i++)
            rows.AddRange(units[random.Below(units.Length)]);
        return [.. rows];
    }

    /// <summary>Linear between the two nearest values, as numpy has it.</summary>
    private static double Percentile(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        return below + 1 == sorted.Count ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
