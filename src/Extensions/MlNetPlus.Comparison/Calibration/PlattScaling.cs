namespace MlNetPlus.Comparison;

/// <summary>
/// Probability = 1 / (1 + exp(slope * score + offset)). The targets are (n₊ + 1) / (n₊ + 2) for positive rows and
/// 1 / (n₋ + 2) for negative ones (Platt, 1999), the optimum is found by Newton's method with step halving, as Lin, Lin and
/// Weng (2007) recommend: the loss is convex, and theirs is the form that neither overflows nor cancels.
/// </summary>
internal static class PlattScaling
{
    private const int MostSteps = 100;
    private const double SmallestGradient = 1e-9;
    private const double Ridge = 1e-12;
    private const double Sufficient = 1e-4;
    private const double SmallestStep = 1e-10;
    private const double Singular = 1e-12;

    public static (double Slope, double Offset) Fit(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isPositive)
    {
        var scale = 0.0;
        foreach (var score in scores)
            scale = Math.Max(scale, Math.Abs(score));
        if (scale == 0)
            scale = 1;

        var scaled = new double[scores.Length];
        for (var row = 0; row < scaled.Length; row++)
            scaled[row] = scores[row] / scale;
        var (slope, offset) = FitScaled(scaled, isPositive);
        return (slope / scale, offset);
    }

    public static double At(double slope, double offset, double score)
    {
        var exponent = (slope * score) + offset;
        return exponent >= 0 ? Math.Exp(-exponent) / (1 + Math.Exp(-exponent)) : 1 / (1 + Math.Exp(exponent));
    }

    /// <summary>Scores within -1 and 1, so that what counts as small does not hang on their unit.</summary>
    private static (double Slope, double Offset) FitScaled(ReadOnlySpan<double> scores, ReadOnlySpan<bool> isPositive)
    {
        double positives = isPositive.Count(true), negatives = isPositive.Length - positives;
        var (high, low) = ((positives + 1) / (positives + 2), 1 / (negatives + 2));
        var (slope, offset) = (0.0, Math.Log((negatives + 1) / (positives + 1)));
        var loss = Loss(scores, isPositive, high, low, slope, offset);
        for (var step = 0; step < MostSteps; step++)
        {
            double bySlope = 0, byOffset = 0, slopes = Ridge, offsets = Ridge, cross = 0;
            for (var row = 0; row < scores.Length; row++)
            {
                var probability = At(slope, offset, scores[row]);
                var weight = probability * (1 - probability);
                var error = (isPositive[row] ? high : low) - probability;
                bySlope += scores[row] * error;
                byOffset += error;
                slopes += scores[row] * scores[row] * weight;
                offsets += weight;
                cross += scores[row] * weight;
            }

            if (Math.Abs(bySlope) < SmallestGradient && Math.Abs(byOffset) < SmallestGradient)
                break;
            var determinant = (slopes * offsets) - (cross * cross);
            var (towardsSlope, towardsOffset) = determinant > Singular * slopes * offsets
                ? (-((offsets * bySlope) - (cross * byOffset)) / determinant, -((slopes * byOffset) - (cross * bySlope)) / determinant)
                : (0, -byOffset / offsets); // All scores are the same.
            var descent = (bySlope * towardsSlope) + (byOffset * towardsOffset);

            var length = 1.0;
            double nextLoss;
            while ((nextLoss = Loss(scores, isPositive, high, low, slope + (length * towardsSlope), offset + (length * towardsOffset))) >= loss + (Sufficient * length * descent))
            {
                length /= 2;
                if (length < SmallestStep)
                    return (slope, offset);
            }

            (slope, offset, loss) = (slope + (length * towardsSlope), offset + (length * towardsOffset), nextLoss);
        }

        return (slope, offset);
    }

    private static double Loss(ReadOnlySpan<double> scores, ReadOnlySpan<bool> isPositive, double high, double low, double slope, double offset)
    {
        var sum = 0.0;
        for (var row = 0; row < scores.Length; row++)
        {
            var target = isPositive[row] ? high : low;
            var exponent = (slope * scores[row]) + offset;
            sum += exponent >= 0 ? (target * exponent) + Math.Log(1 + Math.Exp(-exponent)) : ((target - 1) * exponent) + Math.Log(1 + Math.Exp(exponent));
        }

        return sum;
    }
}
