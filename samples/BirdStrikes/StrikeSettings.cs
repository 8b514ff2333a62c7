namespace BirdStrikes;

/// <summary>How the trainers are compared.</summary>
/// <param name="Folds">Folds of each repeat.</param>
/// <param name="Repeats">How often the strikes are divided anew.</param>
/// <param name="Seed">Seed of folds and trainers.</param>
/// <param name="Rows">How many rows to take; null for all.</param>
/// <param name="WithFlags">Whether the network on the flags of the categories takes part too, which is slow.</param>
public sealed record StrikeSettings(int Folds, int Repeats, int Seed, int? Rows, bool WithFlags);
