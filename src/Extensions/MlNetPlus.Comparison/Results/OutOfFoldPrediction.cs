namespace MlNetPlus.Comparison;

/// <summary>What a contender said about a row that it was not trained on.</summary>
/// <param name="Repeat">The repeat, from 0.</param>
/// <param name="Fold">The fold in which the row was tested on, from 0.</param>
/// <param name="Row">The row's index in the data.</param>
/// <param name="Label">The truth: 0 or 1 (binary), the class's index in <see cref="ComparisonResult.Classes"/> (multiclass) or the number.</param>
/// <param name="Predicted">The prediction, in the same terms; NaN when the row was not scored.</param>
/// <param name="Scores">Binary: the positive class's probability, or the raw score where there is none. Multiclass: one per class. Regression: the number.</param>
public sealed record OutOfFoldPrediction(int Repeat, int Fold, int Row, float Label, float Predicted, IReadOnlyList<float> Scores);
