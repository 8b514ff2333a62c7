namespace MlNetPlus.Comparison;

/// <summary>The mean prediction at one value of a column.</summary>
/// <param name="Value">The value, as text.</param>
/// <param name="Number">The value, where it is a number; else <see langword="null"/>.</param>
/// <param name="Mean">Mean over the folds; <see langword="null"/> when no row was scored.</param>
/// <param name="StandardDeviation">Sample standard deviation over the folds; <see langword="null"/> for fewer than two.</param>
/// <param name="Lower">Lower end of the 95 % interval of the mean, corrected for overlapping training sets (Nadeau and Bengio, 2003); <see langword="null"/> for fewer than two folds.</param>
/// <param name="Upper">Upper end of that interval.</param>
/// <param name="FoldValues">The mean prediction on each fold of the first repeat.</param>
public sealed record DependencePoint(string Value, double? Number, double? Mean, double? StandardDeviation, double? Lower, double? Upper, IReadOnlyList<double?> FoldValues);
