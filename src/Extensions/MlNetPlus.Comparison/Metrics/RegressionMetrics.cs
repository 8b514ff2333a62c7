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

    /// <summary>Of an even number of rows, the mean of the two in the middle.</summary>
    public static double MedianAbsoluteError(ReadOnlySpan<float> labels, ReadOnlySpan<float> predicted)
    {
        var errors = new double[labels.Length];
        for (var i = 0; i < errors.Length; i++)
            errors[i] = Math.Abs((double)predicted[i] - labels[i]);
        Array.Sort(errors);
        return (errors[(errors.Length - 1) / 2] + errors[errors.Length / 2]) / 2;
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
