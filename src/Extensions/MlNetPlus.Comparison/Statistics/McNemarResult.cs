namespace MlNetPlus.Comparison;

/// <summary>McNemar's test of two models on the same rows.</summary>
/// <param name="OnlyFirstRight">Rows that only the first model gets right.</param>
/// <param name="OnlySecondRight">Rows that only the second model gets right.</param>
/// <param name="ExactPValue">Two-sided binomial p.</param>
/// <param name="MidPValue">The same with half the probability of what was observed: less conservative.</param>
/// <param name="ChiSquared">(|b - c| - 1)² / (b + c), with Edwards' continuity correction; 0 when b = c.</param>
/// <param name="ChiSquaredPValue">p of <paramref name="ChiSquared"/>, one degree of freedom.</param>
public sealed record McNemarResult(int OnlyFirstRight, int OnlySecondRight, double ExactPValue, double MidPValue, double ChiSquared, double ChiSquaredPValue)
{
    private const int FewestForChiSquared = 25;

    /// <summary>
    /// The p to report: <see cref="ExactPValue"/> when fewer than 25 rows tell the models apart, else
    /// <see cref="ChiSquaredPValue"/>.
    /// </summary>
    public double PValue => OnlyFirstRight + OnlySecondRight < FewestForChiSquared ? ExactPValue : ChiSquaredPValue;
}
