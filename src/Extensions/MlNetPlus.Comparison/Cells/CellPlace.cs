using System.Runtime.InteropServices;

namespace MlNetPlus.Comparison;

/// <summary>Where a cell stands in the table.</summary>
/// <param name="Fold">The fold's place in the plan, over all repeats.</param>
/// <param name="Contender">The contender's place in the options.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellPlace(int Fold, int Contender)
{
    public int NumberAmong(int contenders) => (Fold * contenders) + Contender;
}
