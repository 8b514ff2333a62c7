namespace MlNetPlus.Comparison;

/// <summary>One contender on one fold: the smallest piece of a comparison, which any machine can do.</summary>
/// <param name="Number">Its number in the plan, from 0; cells of the same fold follow each other.</param>
/// <param name="Contender">The contender's name.</param>
/// <param name="Repeat">Which repeat, from 0.</param>
/// <param name="Fold">Which fold of the repeat, from 0.</param>
public sealed record ComparisonCell(int Number, string Contender, int Repeat, int Fold);
