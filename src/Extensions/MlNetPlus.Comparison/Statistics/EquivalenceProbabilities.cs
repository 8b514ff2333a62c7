namespace MlNetPlus.Comparison;

/// <summary>Where a difference lies, by the Bayesian correlated t-test.</summary>
/// <param name="Below">Probability that it is below minus the region's half-width.</param>
/// <param name="Equivalent">Probability that it is within the region of practical equivalence.</param>
/// <param name="Above">Probability that it is above the region's half-width.</param>
public sealed record EquivalenceProbabilities(double Below, double Equivalent, double Above);
