namespace MlNetPlus.Cleaning;

/// <summary>A row whose label is probably wrong.</summary>
/// <param name="Row">The row's number in the view, from 0.</param>
/// <param name="Given">The class given.</param>
/// <param name="Predicted">The class with the largest probability.</param>
/// <param name="SelfConfidence">The probability of the class given.</param>
/// <param name="Margin">The probability of the class given less the largest of another class, from -1 to 1.</param>
/// <param name="Name">The text of the name column; null when none was asked for.</param>
public sealed record LabelIssue(long Row, string Given, string Predicted, double SelfConfidence, double Margin, string? Name);
