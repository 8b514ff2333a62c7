namespace MlNetPlus.Cleaning;

/// <summary>A row with a large loss.</summary>
/// <param name="Rank">1 for the largest loss.</param>
/// <param name="Row">The row's number in the view, from 0.</param>
/// <param name="Loss">The natural log-loss of a class, or the squared error of a regression.</param>
/// <param name="Given">The label given: the class's name, or the number.</param>
/// <param name="Predicted">The class with the largest probability, or the number predicted.</param>
/// <param name="Probability">The probability of the class predicted; NaN for a regression.</param>
/// <param name="Name">The text of the name column; null when none was asked for.</param>
public sealed record RowLoss(int Rank, long Row, double Loss, string Given, string Predicted, double Probability, string? Name);
