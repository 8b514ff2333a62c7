namespace MlNetPlus.Comparison;

/// <summary>One contender has been fitted and scored on one fold, or has failed there.</summary>
/// <param name="Contender">The contender's name.</param>
/// <param name="Repeat">Which repeat, from 0.</param>
/// <param name="Fold">Which fold of the repeat, from 0.</param>
/// <param name="Completed">Fits done so far; those that a failed contender will not do are counted as done.</param>
/// <param name="Total">Fits of the whole comparison.</param>
/// <param name="Elapsed">Time since the comparison began.</param>
/// <param name="Metric">The main metric on this fold, or <see langword="null"/> when it has no value or the contender failed.</param>
public sealed record ComparisonProgress(string Contender, int Repeat, int Fold, int Completed, int Total, TimeSpan Elapsed, double? Metric);
