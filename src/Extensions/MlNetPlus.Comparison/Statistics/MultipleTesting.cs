using MathNet.Numerics.Distributions;

namespace MlNetPlus.Comparison;

/// <summary>Corrections for several tests at once. Without one, twenty tests of nothing find something about once.</summary>
/// <remarks>All are pure functions, safe to call from several threads.</remarks>
public static class MultipleTesting
{
    /// <summary>
    /// Holm's step-down correction (Scandinavian Journal of Statistics 6, 1979): holds the chance of any false alarm, like
    /// Bonferroni's, and is never weaker than that.
    /// </summary>
    /// <param name="pValues">The p of each test; NaN for one that was not possible.</param>
    /// <returns>Adjusted p in the order given; NaN stays NaN and is not counted.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p lies outside of [0, 1].</exception>
    public static double[] Holm(ReadOnlySpan<double> pValues)
    {
        Check(pValues);
        return HolmCorrection.Adjust(pValues);
    }

    /// <summary>
    /// The correction of Benjamini and Hochberg (Journal of the Royal Statistical Society B 57, 1995): holds the share of false
    /// alarms among the alarms. For screening many candidates; for a verdict take <see cref="Holm"/>.
    /// </summary>
    /// <param name="pValues">The p of each test; NaN for one that was not possible.</param>
    /// <returns>Adjusted p in the order given; NaN stays NaN and is not counted.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p lies outside of [0, 1].</exception>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> pValues)
    {
        Check(pValues);
        var adjusted = pValues.ToArray();
        var tested = Enumerable.Range(0, adjusted.Length).Where(i => !double.IsNaN(adjusted[i])).OrderByDescending(i => adjusted[i]).ToArray();
        var leastSoFar = 1.0;
        for (var place = 0; place < tested.Length; place++)
        {
            leastSoFar = Math.Min(leastSoFar, adjusted[tested[place]] * tested.Length / (tested.Length - place));
            adjusted[tested[place]] = leastSoFar;
        }

        return adjusted;
    }

    /// <summary>
    /// Nemenyi's critical difference: models that were ranked on several data sets differ when their mean ranks are further
    /// apart than this (Demšar, Journal of Machine Learning Research 7, 2006).
    /// </summary>
    /// <param name="models">Number of models, at least 2.</param>
    /// <param name="dataSets">Number of data sets, at least 1. Folds of one data set are not data sets.</param>
    /// <param name="significance">Chance of any false alarm, above 0 and below 1.</param>
    /// <returns>q · √(K (K + 1) / (6 N)), q being the quantile of the studentised range divided by √2.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public static double NemenyiCriticalDifference(int models, int dataSets, double significance = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(models, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(dataSets, 1);
        if (!(significance > 0 && significance < 1))
            throw new ArgumentOutOfRangeException(nameof(significance), significance, "Expected above 0 and below 1, such as 0.05.");
        return StudentisedRangeQuantile(models, 1 - significance) / Math.Sqrt(2) * Math.Sqrt(models * (models + 1.0) / (6.0 * dataSets));
    }

    private static double StudentisedRangeQuantile(int count, double share)
    {
        double low = 0, high = 100;
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = RangeBelow(count, middle) < share ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>P(range of k standard normals is below q) = k ∫ φ(x) (Φ(x) - Φ(x - q))^(k-1) dx, by Simpson's rule.</summary>
    private static double RangeBelow(int count, double q)
    {
        const double Reach = 9;
        const int Steps = 600;
        const double Width = 2 * Reach / Steps;
        var sum = 0.0;
        for (var i = 0; i <= Steps; i++)
        {
            var x = -Reach + (i * Width);
            var weight = i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Normal.PDF(0, 1, x) * Math.Pow(Normal.CDF(0, 1, x) - Normal.CDF(0, 1, x - q), count - 1);
        }

        return count * sum * Width / 3;
    }

    private static void Check(ReadOnlySpan<double> pValues)
    {
        foreach (var p in pValues)
        {
            if (p is < 0 or > 1)
                throw new ArgumentOutOfRangeException(nameof(pValues), p, "Expected probabilities between 0 and 1, or NaN.");
        }
    }
}
