using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility.Tests;

internal static class Columns
{
    /// <summary>All values of a column.</summary>
    public static T[] GetColumnOf<T>(this IDataView view, string name) => [.. view.GetColumn<T>(name)];
}
