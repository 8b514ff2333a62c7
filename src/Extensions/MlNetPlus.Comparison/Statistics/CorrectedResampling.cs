using MathNet.Numerics.Distributions;

namespace MlNetPlus.Comparison;

/// <summary>
/// Means over folds with the variance of Nadeau and Bengio (Inference for the generalization error, Machine Learning 52,
/// 2003): training sets overlap, so the naive variance of the mean is too small by the factor 1 + J * n_test / n_train.
/// </summary>
internal static class CorrectedResampling
{
    /// <summary>The mean, its standard error and interval, and the test of "the mean is 0".</summary>
    /// <param name="values">One value, or one difference of two models, per fold of each repeat.</param>
    /// <param name="testShare">Test rows divided by training rows of a fold; 1 / (k - 1) for k-fold. Repeats do not change it.</param>
    /// <param name="confidence">The interval's confidence.</param>
    public static CorrectedMean Describe(ReadOnlySpan<double> values, double testShare, double confidence = 0.95)
    {
        var mean = Mean(values);
        if (values.Length < 2)
            return new CorrectedMean(values.Length, mean, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

        var deviation = SampleDeviation(values, mean);
        var standardError = deviation * Math.Sqrt((1.0 / values.Length) + testShare);
        var freedom = values.Length - 1;
        var reach = StudentT.InvCDF(0, 1, freedom, 0.5 + (confidence / 2)) * standardError;
        return new CorrectedMean(values.Length, mean, deviation, standardError, mean - reach, mean + reach, PValue(mean, standardError, freedom));
    }

    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    /// <summary>Two-sided. Without any spread the test is certain: 1 for a mean of 0, else 0.</summary>
    private static double PValue(double mean, double standardError, int freedom)
    {
        if (standardError == 0)
            return mean == 0 ? 1 : 0;

        return 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(mean / standardError));
    }

    private static double SampleDeviation(ReadOnlySpan<double> values, double mean)
    {
        var squares = 0.0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return Math.Sqrt(squares / (values.Length - 1));
    }
}
