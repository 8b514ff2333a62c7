using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Views;

/// <summary>The rows of a view as they were read once; columns that were not active are null.</summary>
internal sealed class ViewSnapshot
{
    private ViewSnapshot(DataViewSchema schema) => Schema = schema;

    public DataViewSchema Schema { get; }

    public List<object?[]> Rows { get; } = [];

    public List<DataViewRowId> Ids { get; } = [];

    public List<long> Positions { get; } = [];

    public List<long> Batches { get; } = [];

    public static ViewSnapshot Read(IDataView view) => Read(view, view.Schema);

    public static ViewSnapshot Read(IDataView view, IEnumerable<DataViewSchema.Column> active, Random? random = null)
    {
        DataViewSchema.Column[] columns = [.. active];
        using DataViewRowCursor cursor = view.GetRowCursor(columns, random);
        return Read(cursor, columns);
    }

    /// <summary>Reads a cursor to its end.</summary>
    /// <param name="cursor">The cursor, before its first row.</param>
    /// <param name="columns">The columns to read.</param>
    /// <param name="read">How to read a column; null for the ordinary way.</param>
    /// <param name="atRow">Called at each row before it is read.</param>
    public static ViewSnapshot Read(
        DataViewRowCursor cursor,
        IReadOnlyCollection<DataViewSchema.Column> columns,
        Func<ColumnReader, object?>? read = null,
        Action<long>? atRow = null)
    {
        read ??= reader => reader.Read();
        var snapshot = new ViewSnapshot(cursor.Schema);
        var readers = new ColumnReader?[cursor.Schema.Count];
        foreach (DataViewSchema.Column column in columns)
            readers[column.Index] = ColumnReader.Of(cursor, column);

        ValueGetter<DataViewRowId> idGetter = cursor.GetIdGetter();
        while (cursor.MoveNext())
        {
            atRow?.Invoke(cursor.Position);
            DataViewRowId id = default;
            idGetter(ref id);
            snapshot.Add(id, cursor.Position, cursor.Batch, [.. readers.Select(r => r is null ? null : read(r))]);
        }

        return snapshot;
    }

    /// <summary>Puts the rows of parallel cursors into the order of their batches.</summary>
    public static ViewSnapshot Merge(DataViewSchema schema, IReadOnlyList<ViewSnapshot> parts)
    {
        var merged = new ViewSnapshot(schema);
        IEnumerable<(ViewSnapshot Part, int Row)> rows =
            parts.SelectMany(part => Enumerable.Range(0, part.Rows.Count).Select(row => (part, row)));
        foreach ((ViewSnapshot part, int row) in rows.OrderBy(r => r.Part.Batches[r.Row]))
            merged.Add(part.Ids[row], part.Positions[row], part.Batches[row], part.Rows[row]);
        return merged;
    }

    /// <summary>The same values in the order of the row ids.</summary>
    public ViewSnapshot SortedById()
    {
        var sorted = new ViewSnapshot(Schema);
        foreach (int row in Enumerable.Range(0, Rows.Count).OrderBy(r => Ids[r].High).ThenBy(r => Ids[r].Low))
            sorted.Add(Ids[row], Positions[row], Batches[row], Rows[row]);
        return sorted;
    }

    private void Add(DataViewRowId id, long position, long batch, object?[] values)
    {
        Ids.Add(id);
        Positions.Add(position);
        Batches.Add(batch);
        Rows.Add(values);
    }
}
