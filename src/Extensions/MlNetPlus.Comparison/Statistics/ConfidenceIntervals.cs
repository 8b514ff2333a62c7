using MathNet.Numerics.Distributions;

namespace MlNetPlus.Comparison;

/// <summary>Intervals of what one model does on rows that it was not trained on.</summary>
/// <remarks>All are pure functions, safe to call from several threads.</remarks>
public static class ConfidenceIntervals
{
    /// <summary>Wilson's interval of a share, such as an accuracy (Journal of the American Statistical Association 22, 1927). It never leaves [0, 1].</summary>
    /// <param name="successes">Rows that are right.</param>
    /// <param name="trials">All rows, at least 1.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <returns>The share and its interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public static ConfidenceInterval Wilson(int successes, int trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        CheckConfidence(confidence);

        var z = Normal.InvCDF(0, 1, 0.5 + (confidence / 2));
        var share = (double)successes / trials;
        var shrink = 1 + (z * z / trials);
        var centre = (share + (z * z / (2 * trials))) / shrink;
        var reach = z * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4.0 * trials * trials))) / shrink;
        return new ConfidenceInterval(share, Math.Max(0, centre - reach), Math.Min(1, centre + reach));
    }

    /// <summary>
    /// The interval of a mean of row-wise values by the central limit theorem: losses of one model, or differences of the losses
    /// of two, over hold-out or out-of-fold rows (Bayle, Bayle, Janson and Mackey, NeurIPS 2020).
    /// </summary>
    /// <param name="values">One value for each row, finite.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <returns>Mean ± z · (standard deviation, divided by n) / √n.</returns>
    /// <exception cref="ArgumentException">No value is given, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is outside of its range.</exception>
    public static ConfidenceInterval Mean(ReadOnlySpan<double> values, double confidence = 0.95)
    {
        CheckValues(values, nameof(values));
        CheckConfidence(confidence);

        var mean = CorrectedResampling.Mean(values);
        var squares = 0.0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        var reach = Normal.InvCDF(0, 1, 0.5 + (confidence / 2)) * Math.Sqrt(squares) / values.Length;
        return new ConfidenceInterval(mean, mean - reach, mean + reach);
    }

    /// <summary>DeLong's interval of one model's AUC, for scores of one fitted model.</summary>
    /// <param name="isPositive">Which rows are positive; at least two are, and at least two are not.</param>
    /// <param name="scores">Higher means more positive.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <param name="logit">Whether the interval is made on the logit scale, which never leaves (0, 1), instead of being cut off at 0 and 1. An AUC of 0 or 1 has no logit; its interval is that point.</param>
    /// <returns>The AUC and its interval.</returns>
    /// <exception cref="ArgumentException">The numbers of rows differ, a score is NaN, or a class has fewer than two rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is outside of its range.</exception>
    public static ConfidenceInterval Auc(ReadOnlySpan<bool> isPositive, ReadOnlySpan<float> scores, double confidence = 0.95, bool logit = false)
    {
        if (scores.Length != isPositive.Length)
            throw new ArgumentException($"{nameof(scores)} has {scores.Length} rows; expected {isPositive.Length}.", nameof(scores));
        CheckConfidence(confidence);
        CheckClasses(isPositive);
        CheckScores(scores, nameof(scores));

        var part = new DeLongVariance(isPositive, scores);
        var reach = Normal.InvCDF(0, 1, 0.5 + (confidence / 2)) * Math.Sqrt(part.Variance);
        if (!logit || part.Auc is 0 or 1)
            return new ConfidenceInterval(part.Auc, Math.Max(0, part.Auc - reach), Math.Min(1, part.Auc + reach));

        var centre = Math.Log(part.Auc / (1 - part.Auc));
        var logitReach = reach / (part.Auc * (1 - part.Auc));
        return new ConfidenceInterval(part.Auc, 1 / (1 + Math.Exp(logitReach - centre)), 1 / (1 + Math.Exp(-logitReach - centre)));
    }

    internal static void CheckConfidence(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Expected above 0 and below 1, such as 0.95.");
    }

    internal static void CheckValues(ReadOnlySpan<double> values, string parameter)
    {
        if (values.IsEmpty)
            throw new ArgumentException($"{parameter} has no values; expected at least one.", parameter);
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{parameter} holds {value}; expected finite numbers. Leave out folds or rows without a value, for both models."), parameter);
        }
    }

    internal static void CheckScores(ReadOnlySpan<float> scores, string parameter)
    {
        foreach (var score in scores)
        {
            if (float.IsNaN(score))
                throw new ArgumentException($"{parameter} holds NaN, which has no rank; expected a score for every row. Leave such rows out for both models.", parameter);
        }
    }

    internal static void CheckClasses(ReadOnlySpan<bool> isPositive)
    {
        var positives = isPositive.Count(true);
        if (positives < 2 || isPositive.Length - positives < 2)
            throw new ArgumentException($"{nameof(isPositive)} has {positives} positive and {isPositive.Length - positives} negative rows; expected at least two of each, or an AUC has no variance.", nameof(isPositive));
    }
}
