using System.Collections.Concurrent;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>The grids of the columns, each made when first asked for.</summary>
internal sealed class DependenceGrids(IDataView data, PartialDependenceOptions options)
{
    private readonly ConcurrentDictionary<string, Lazy<DependenceGrid>> _grids = new(StringComparer.Ordinal);

    public DependenceGrid Of(string column) => _grids.GetOrAdd(column, name => new Lazy<DependenceGrid>(() => DependenceGrid.Of(data, data.Schema[name], options))).Value;
}
