namespace MlNetPlus.Comparison;

/// <summary>Areas under the receiver operating characteristic, from ranks.</summary>
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
}
