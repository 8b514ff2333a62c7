namespace MlNetPlus.Comparison;

/// <summary>
/// How well one column alone tells the label: each row is predicted from the others with the same value, or, when it has none,
/// from its neighbours in the order of the values. No model to fit, no shape to assume, and an identifier gains nothing.
/// </summary>
internal static class SingleFeature
{
    /// <summary>Share of the errors of always naming the most frequent class that are gone; below 0 when there are more.</summary>
    public static double ErrorRemoved(int[] codes, int[] classes, int classCount)
    {
        var runs = Runs(codes);
        var counts = runs.ConvertAll(run =>
        {
            var count = new int[classCount];
            foreach (var row in run)
                count[classes[row]]++;
            return count;
        });
        var majority = counts.ConvertAll(count => Array.IndexOf(count, count.Max()));

        var right = 0.0;
        for (var run = 0; run < runs.Count; run++)
        {
            foreach (var row in runs[run])
                right += runs[run].Length > 1 ? ByOthers(counts[run], classes[row]) : ByNeighbours(majority, run, classes[row]);
        }

        var most = classes.CountBy(index => index).Max(pair => pair.Value);
        return most == classes.Length ? 0 : (right - most) / (classes.Length - most);
    }

    /// <summary>R² of predicting each row's number.</summary>
    public static double RSquared(int[] codes, float[] target)
    {
        var runs = Runs(codes);
        var sums = runs.ConvertAll(run => run.Sum(row => (double)target[row]));
        var squares = 0.0;
        for (var run = 0; run < runs.Count; run++)
        {
            foreach (var row in runs[run])
            {
                var guess = runs[run].Length > 1 ? (sums[run] - target[row]) / (runs[run].Length - 1) : Neighbours(run, runs.Count).Average(other => sums[other] / runs[other].Length);
                squares += (guess - target[row]) * (guess - target[row]);
            }
        }

        return 1 - (squares / target.Length / RegressionMetrics.Variance(target));
    }

    /// <summary>Rows of equal value, in the order of the values; missing values are one of them.</summary>
    private static List<int[]> Runs(int[] codes) =>
        [.. Enumerable.Range(0, codes.Length).GroupBy(row => codes[row]).OrderBy(run => run.Key).Select(run => run.ToArray())];

    private static double ByOthers(int[] counts, int own)
    {
        var others = counts.Where((_, index) => index != own).Max();
        return (counts[own] - 1).CompareTo(others) switch { > 0 => 1, 0 => 0.5, _ => 0 };
    }

    private static double ByNeighbours(List<int> majority, int run, int own) => Neighbours(run, majority.Count).Average(other => majority[other] == own ? 1.0 : 0);

    private static int[] Neighbours(int run, int count)
    {
        int[] both = [run - 1, run + 1];
        var there = both.Where(other => other >= 0 && other < count).ToArray();
        return there.Length > 0 ? there : [run];
    }
}
