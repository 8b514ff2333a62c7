namespace MlNetPlus.Comparison;

/// <summary>How well scores rank positives above negatives.</summary>
internal static class Ranking
{
    /// <summary>
    /// The share of (positive, negative) pairs that are ordered rightly, ties counting half; the Mann-Whitney statistic.
    /// NaN when one of the classes has no row.
    /// </summary>
    /// <param name="scores">Higher means more positive.</param>
    /// <param name="isPositive">Which rows are positive.</param>
    public static double Auc(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isPositive)
    {
        var keys = scores.ToArray();
        var positive = isPositive.ToArray();
        Array.Sort(keys, positive);

        double rankSum = 0;
        long positives = 0;
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;

            var tied = positive.AsSpan(start..end).Count(true);
            rankSum += tied * (start + end + 1) / 2.0;
            positives += tied;
            start = end;
        }

        var negatives = keys.Length - positives;
        return positives == 0 || negatives == 0
            ? double.NaN
            : (rankSum - (positives * (positives + 1) / 2.0)) / ((double)positives * negatives);
    }

    /// <summary>
    /// Sum over the distinct scores, from the highest, of (gain in recall) times precision. NaN when no row is positive.
    /// </summary>
    /// <param name="scores">Higher means more positive.</param>
    /// <param name="isPositive">Which rows are positive.</param>
    public static double AveragePrecision(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isPositive)
    {
        var keys = scores.ToArray();
        var positive = isPositive.ToArray();
        Array.Sort(keys, positive);
        var positives = positive.AsSpan().Count(true);

        double sum = 0;
        long found = 0;
        for (var end = keys.Length; end > 0;)
        {
            var start = end - 1;
            while (start > 0 && keys[start - 1] == keys[start])
                start--;

            var tied = positive.AsSpan(start..end).Count(true);
            found += tied;
            sum += (double)tied * found / (keys.Length - start);
            end = start;
        }

        return positives == 0 ? double.NaN : sum / positives;
    }
}
