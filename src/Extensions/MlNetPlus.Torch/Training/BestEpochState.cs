using System.Runtime.InteropServices;

namespace MlNetPlus.Torch;

/// <summary>What <see cref="BestEpoch"/> knows.</summary>
/// <param name="Epoch">The best epoch, from 1; 0 before the first evaluation.</param>
/// <param name="Value">Its metric.</param>
/// <param name="Reference">The value that the next improvement is measured against.</param>
/// <param name="EpochsWithoutImprovement">How many epochs have passed since the last improvement.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BestEpochState(int Epoch, double Value, double Reference, int EpochsWithoutImprovement);
