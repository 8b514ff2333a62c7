namespace MlNetPlus.Torch;

/// <summary>A tensor of single-precision numbers in managed memory.</summary>
/// <param name="Values">The numbers, row after row.</param>
/// <param name="Shape">The size of each dimension; their product is the number of values.</param>
public sealed record SingleArray(float[] Values, IReadOnlyList<long> Shape);
