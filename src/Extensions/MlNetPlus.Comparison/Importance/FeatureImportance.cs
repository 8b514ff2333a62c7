namespace MlNetPlus.Comparison;

/// <summary>
/// How much a contender's main metric gets worse on held-out rows when the values of a raw column, or of several columns
/// together, are put into other rows.
/// </summary>
/// <param name="Feature">The column's name, or the names of a group with " + " between.</param>
/// <param name="Columns">The columns that were permuted together; one, unless it is a group.</param>
/// <param name="Mean">
/// Mean over the folds of the drop: how much worse the metric gets, in its own unit, whichever way is better. About 0 or
/// below: the model does without. <see langword="null"/> when no fold has a value.
/// </param>
/// <param name="StandardDeviation">Sample standard deviation over the folds; <see langword="null"/> for fewer than two.</param>
/// <param name="Lower">Lower end of the 95 % interval of the mean, corrected for overlapping training sets (Nadeau and Bengio, 2003); <see langword="null"/> for fewer than two folds.</param>
/// <param name="Upper">Upper end of that interval.</param>
/// <param name="FoldValues">The drop on each fold, mean over its permutations; <see langword="null"/> where the metric has no value.</param>
/// <param name="PermutationDeviation">Sample standard deviation over the permutations of a fold, mean over the folds; <see langword="null"/> with one permutation.</param>
public sealed record FeatureImportance(
    string Feature,
    IReadOnlyList<string> Columns,
    double? Mean,
    double? StandardDeviation,
    double? Lower,
    double? Upper,
    IReadOnlyList<double?> FoldValues,
    double? PermutationDeviation);
