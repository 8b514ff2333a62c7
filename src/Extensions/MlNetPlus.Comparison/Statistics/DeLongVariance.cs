namespace MlNetPlus.Comparison;

/// <summary>
/// The parts of AUCs that each row gives, from midranks in O(n log n) (DeLong, DeLong and Clarke-Pearson, Biometrics 44, 1988;
/// Sun and Xu, IEEE Signal Processing Letters 21, 2014).
/// </summary>
internal sealed class DeLongVariance
{
    private readonly double[] _ofPositives;
    private readonly double[] _ofNegatives;

    /// <param name="isPositive">Which rows are positive; at least two are, and two are not.</param>
    /// <param name="scores">Higher means more positive.</param>
    public DeLongVariance(ReadOnlySpan<bool> isPositive, ReadOnlySpan<float> scores)
    {
        var (positives, negatives) = Split(isPositive, scores);
        var pooled = Midranks([.. positives, .. negatives]);
        var amongPositives = Midranks(positives);
        var amongNegatives = Midranks(negatives);

        _ofPositives = new double[positives.Length];
        for (var i = 0; i < positives.Length; i++)
            _ofPositives[i] = (pooled[i] - amongPositives[i]) / negatives.Length;
        _ofNegatives = new double[negatives.Length];
        for (var i = 0; i < negatives.Length; i++)
            _ofNegatives[i] = 1 - ((pooled[positives.Length + i] - amongNegatives[i]) / positives.Length);
        Auc = _ofPositives.Average();
    }

    public double Auc { get; }

    public double Variance => Covariance(this);

    /// <summary>Covariance of two AUCs on the same rows.</summary>
    public double Covariance(DeLongVariance other) =>
        (Covariance(_ofPositives, other._ofPositives) / _ofPositives.Length) + (Covariance(_ofNegatives, other._ofNegatives) / _ofNegatives.Length);

    private static (float[] Positives, float[] Negatives) Split(ReadOnlySpan<bool> isPositive, ReadOnlySpan<float> scores)
    {
        var positives = new List<float>(scores.Length);
        var negatives = new List<float>(scores.Length);
        for (var i = 0; i < scores.Length; i++)
            (isPositive[i] ? positives : negatives).Add(scores[i]);
        return ([.. positives], [.. negatives]);
    }

    /// <summary>Ranks from 1; equal values share the mean of their ranks.</summary>
    private static double[] Midranks(float[] values)
    {
        var keys = values.ToArray();
        var places = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, places);

        var ranks = new double[keys.Length];
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            foreach (var place in places.AsSpan(start..end))
                ranks[place] = (start + end + 1) / 2.0;
            start = end;
        }

        return ranks;
    }

    private static double Covariance(double[] left, double[] right)
    {
        var (leftMean, rightMean) = (left.Average(), right.Average());
        return left.Zip(right, (one, other) => (one - leftMean) * (other - rightMean)).Sum() / (left.Length - 1);
    }
}
