namespace Titanic;

/// <summary>How the trainers are compared.</summary>
/// <param name="Folds">Folds of each repeat.</param>
/// <param name="Repeats">How often the passengers are divided anew.</param>
/// <param name="Seed">Seed of folds and trainers.</param>
public sealed record TrainingSettings(int Folds, int Repeats, int Seed);
