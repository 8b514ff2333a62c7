namespace MlNetPlus.Comparison;

/// <summary>A test statistic with its p.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="PValue">Two-sided p of "no difference".</param>
public sealed record TestResult(double Statistic, double PValue);
