using MathNet.Numerics.Distributions;

namespace MlNetPlus.Comparison;

/// <summary>McNemar's test (Psychometrika 12, 1947), from the rows on which just one of two models is right.</summary>
internal static class McNemarTest
{
    public static McNemarResult Compute(int onlyFirst, int onlySecond)
    {
        var discordant = onlyFirst + onlySecond;
        if (discordant == 0)
            return new McNemarResult(0, 0, 1, 1, 0, 1);

        var fewer = Math.Min(onlyFirst, onlySecond);
        var exact = Math.Min(1, 2 * Binomial.CDF(0.5, discordant, fewer));
        // With equal counts the two tails overlap in what was observed, so half of it is taken off once, from 1.
        var mid = onlyFirst == onlySecond
            ? 1 - (0.5 * Binomial.PMF(0.5, discordant, fewer))
            : exact - Binomial.PMF(0.5, discordant, fewer);
        var gap = Math.Max(0, Math.Abs(onlyFirst - onlySecond) - 1);
        var chiSquared = (double)gap * gap / discordant;
        return new McNemarResult(onlyFirst, onlySecond, exact, mid, chiSquared, chiSquared == 0 ? 1 : 1 - ChiSquared.CDF(1, chiSquared));
    }
}
