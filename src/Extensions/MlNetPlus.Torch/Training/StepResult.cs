using System.Runtime.InteropServices;

namespace MlNetPlus.Torch;

/// <summary>What an optimizer step saw.</summary>
/// <param name="LossSum">The sum of the rows' weighted losses.</param>
/// <param name="Weight">The sum of the rows' weights.</param>
/// <param name="IsFinite">Whether loss and gradient are finite, and so the step was made.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StepResult(double LossSum, double Weight, bool IsFinite);
