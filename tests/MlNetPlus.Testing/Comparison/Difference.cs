namespace MlNetPlus.Testing.Comparison;

/// <summary>The first point at which two things differ.</summary>
/// <param name="Where">The point.</param>
/// <param name="Expected">What one has there.</param>
/// <param name="Got">What the other has.</param>
internal sealed record Difference(string Where, string Expected, string Got);
