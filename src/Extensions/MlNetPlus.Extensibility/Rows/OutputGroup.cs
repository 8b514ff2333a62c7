using Microsoft.ML;

namespace MlNetPlus.Extensibility;

/// <summary>Output columns that share a computation, and the indices of the input columns that it reads.</summary>
internal sealed record OutputGroup(
    DataViewSchema.DetachedColumn[] Columns,
    int[] Inputs,
    Func<DataViewRow, Func<int, bool>, Delegate?[]> MakeGetters);
