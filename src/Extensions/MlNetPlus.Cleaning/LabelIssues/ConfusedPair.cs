namespace MlNetPlus.Cleaning;

/// <summary>Two classes of which one is predicted where the other is given.</summary>
/// <param name="Given">The class given.</param>
/// <param name="Predicted">The class predicted.</param>
/// <param name="Count">In how many rows.</param>
public sealed record ConfusedPair(string Given, string Predicted, long Count);
