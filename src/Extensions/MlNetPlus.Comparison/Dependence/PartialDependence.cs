namespace MlNetPlus.Comparison;

/// <summary>
/// What a contender predicts on average when one raw column has this value or that in every row, and all else stays as it is
/// (Friedman, Greedy function approximation, Annals of Statistics 29, 2001). On held-out rows, through features and model.
/// Where columns go together, it also asks about rows that do not exist.
/// </summary>
/// <param name="Column">The raw column.</param>
/// <param name="Class">The class whose probability is averaged (multiclass); else <see langword="null"/>: the positive class's probability, or the score of a model without, or the number.</param>
/// <param name="IsNumeric">Whether the values are numbers, in ascending order; else they are dates in order, or categories, the most frequent first.</param>
/// <param name="Points">One point for each value.</param>
public sealed record PartialDependence(string Column, string? Class, bool IsNumeric, IReadOnlyList<DependencePoint> Points);
