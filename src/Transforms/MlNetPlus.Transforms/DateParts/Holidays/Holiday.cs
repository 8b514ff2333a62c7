namespace MlNetPlus.Transforms;

/// <summary>A holiday of one year.</summary>
/// <param name="Date">The day on which it is observed.</param>
/// <param name="Name">The holiday's name.</param>
public readonly record struct Holiday(DateOnly Date, string Name);
