using System.Collections.Concurrent;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>A view that remembers which of its columns were ever read, so that checks speak only of columns that matter.</summary>
internal sealed class ReadColumns(IDataView source) : IDataView
{
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    public ICollection<string> Names => _names.Keys;

    /// <summary>Adds what was read elsewhere, when outcomes come from there.</summary>
    public void Add(IEnumerable<string> names)
    {
        foreach (var name in names)
            _names.TryAdd(name, true);
    }

    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => source.GetRowCursor(Remember(columnsNeeded), rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        source.GetRowCursorSet(Remember(columnsNeeded), n, rand);

    private List<DataViewSchema.Column> Remember(IEnumerable<DataViewSchema.Column> columns)
    {
        var needed = columns.ToList();
        Add(needed.Select(column => column.Name));
        return needed;
    }
}
