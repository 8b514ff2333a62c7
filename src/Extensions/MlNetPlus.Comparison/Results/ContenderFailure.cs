namespace MlNetPlus.Comparison;

/// <summary>A contender that failed, and where. It was not tried on later folds.</summary>
/// <param name="Contender">The contender's name.</param>
/// <param name="Repeat">The repeat in which it failed, from 0.</param>
/// <param name="Fold">The fold on which it failed, from 0.</param>
/// <param name="Message">What went wrong, with the remedy where one is known.</param>
/// <param name="Exception">The exception as it was thrown.</param>
public sealed record ContenderFailure(string Contender, int Repeat, int Fold, string Message, Exception Exception);
