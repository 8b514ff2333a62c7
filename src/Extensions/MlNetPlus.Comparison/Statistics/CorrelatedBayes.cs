using MathNet.Numerics.Distributions;

namespace MlNetPlus.Comparison;

/// <summary>
/// The Bayesian correlated t-test (Corani and Benavoli, Machine Learning 100, 2015): the posterior of the mean difference
/// is a Student distribution with the corrected standard error as its scale.
/// </summary>
internal static class CorrelatedBayes
{
    /// <summary>The probabilities that the difference lies below, inside and above [-rope, rope].</summary>
    public static (double Below, double Inside, double Above) Split(CorrectedMean difference, double rope)
    {
        if (difference.Count < 2)
            return (double.NaN, double.NaN, double.NaN);
        if (difference.StandardError == 0)
            return PointMass(difference.Mean, rope);

        var below = StudentT.CDF(difference.Mean, difference.StandardError, difference.Count - 1, -rope);
        var above = 1 - StudentT.CDF(difference.Mean, difference.StandardError, difference.Count - 1, rope);
        return (below, Math.Max(0, 1 - below - above), above);
    }

    /// <summary>No spread over the folds: all the mass lies at the mean, halved between the sides when both are 0.</summary>
    private static (double Below, double Inside, double Above) PointMass(double mean, double rope)
    {
        if (mean == 0 && rope == 0)
            return (0.5, 0, 0.5);
        if (mean < -rope)
            return (1, 0, 0);
        return mean > rope ? (0, 0, 1) : (0, 1, 0);
    }
}
