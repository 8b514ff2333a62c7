namespace MlNetPlus.Comparison;

/// <summary>Metrics of predicted numbers.</summary>
internal static class RegressionMetrics
{
    public static double MeanSquaredError(ReadOnlySpan<float> labels, ReadOnlySpan<float> predicted)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var error = (double)predicted[i] - labels[i];
            sum += error * error;
        }

        return sum / labels.Length;
    }

    public static double MeanAbsoluteError(ReadOnlySpan<float> labels, ReadOnlySpan<float> predicted)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
            sum += Math.Abs((double)predicted[i] - labels[i]);
        return sum / labels.Length;
    }

    /// <summary>Mean squared deviation from the mean (divided by n).</summary>
    public static double Variance(ReadOnlySpan<float> labels)
    {
        var mean = 0.0;
        foreach (var label in labels)
            mean += label;
        mean /= labels.Length;

        var squares = 0.0;
        foreach (var label in labels)
            squares += (label - mean) * (label - mean);
        return squares / labels.Length;
    }
}
