namespace MlNetPlus.Comparison;

/// <summary>How a contender is fitted in processes of its own.</summary>
/// <param name="Recipe">What such a process makes the contender from again.</param>
/// <param name="Timeout">When a process is ended; null for never.</param>
internal sealed record ContenderIsolation(RecipeReference Recipe, TimeSpan? Timeout);
