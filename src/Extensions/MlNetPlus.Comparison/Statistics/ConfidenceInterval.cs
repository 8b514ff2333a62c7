namespace MlNetPlus.Comparison;

/// <summary>An estimate with its interval.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end of the interval.</param>
public sealed record ConfidenceInterval(double Estimate, double Lower, double Upper);
