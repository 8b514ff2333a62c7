namespace MlNetPlus.Comparison;

/// <summary>The threshold above which a probability should mean "positive", for the best value of a metric.</summary>
internal static class ThresholdSearch
{
    private const double Usual = 0.5;

    /// <summary>The metrics of predicted classes, which a threshold changes.</summary>
    public static IReadOnlyList<ComparisonMetric> Metrics { get; } =
        [ComparisonMetric.F1, ComparisonMetric.Accuracy, ComparisonMetric.BalancedAccuracy, ComparisonMetric.MatthewsCorrelation];

    /// <summary>
    /// Tries a threshold between every two neighbouring probabilities, below all and above all; of equally good ones takes the
    /// one nearest to 0.5.
    /// </summary>
    public static double Best(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> isPositive, ComparisonMetric metric)
    {
        var keys = probabilities.ToArray();
        var positive = isPositive.ToArray();
        Array.Sort(keys, positive);
        var positives = positive.AsSpan().Count(true);

        var (best, bestValue) = (Usual, double.NegativeInfinity);
        var hits = positives;
        for (var below = 0; below <= keys.Length; below++)
        {
            if (below > 0)
                hits -= positive[below - 1] ? 1 : 0;
            if (below > 0 && below < keys.Length && keys[below] == keys[below - 1])
                continue;

            var threshold = Between(keys, below);
            var value = Value(metric, hits, keys.Length - below, positives, keys.Length);
            if (value > bestValue || (value == bestValue && Math.Abs(threshold - Usual) < Math.Abs(best - Usual)))
                (best, bestValue) = (threshold, value);
        }

        return best;
    }

    private static double Between(float[] keys, int below)
    {
        if (below == 0)
            return keys.Length > 0 && keys[0] > 0 ? keys[0] / 2.0 : -1;
        return below == keys.Length ? keys[^1] : ((double)keys[below - 1] + keys[below]) / 2;
    }

    /// <param name="metric">The metric.</param>
    /// <param name="hits">Positive rows above the threshold.</param>
    /// <param name="named">Rows above the threshold.</param>
    /// <param name="positives">Positive rows.</param>
    /// <param name="rows">All rows.</param>
    private static double Value(ComparisonMetric metric, double hits, double named, double positives, double rows)
    {
        var rejected = rows - named - (positives - hits);
        switch (metric)
        {
            case ComparisonMetric.F1:
                return named + positives == 0 ? 0 : 2 * hits / (named + positives);
            case ComparisonMetric.Accuracy:
                return (hits + rejected) / rows;
            case ComparisonMetric.BalancedAccuracy:
                return (Share(hits, positives) + Share(rejected, rows - positives)) / 2;
            default:
                var spread = positives * (rows - positives) * named * (rows - named);
                return spread == 0 ? 0 : ((hits * rows) - (named * positives)) / Math.Sqrt(spread);
        }
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
