using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Cleaning;

/// <summary>What keys stand for.</summary>
internal static class KeyNames
{
    /// <summary>
    /// The names of the values of a column of keys, in the order of the keys; null where the keys stand for nothing but themselves. Hashes are such,
    /// and there are more of them than fit into a list.
    /// </summary>
    public static IReadOnlyList<string>? Of(DataViewSchema.Column column) =>
        column.Annotations.Schema.GetColumnOrNull("KeyValues")?.Type is VectorDataViewType ? LabelValues.Of(column).ToNames() : null;
}
