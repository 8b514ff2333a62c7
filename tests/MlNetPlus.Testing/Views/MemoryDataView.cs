using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Views;

/// <summary>
/// Rows of plain objects as a view, in the form that a check wants: dense or sparse vectors, text in a buffer that the next
/// row overwrites, true parallel cursors.
/// </summary>
internal sealed class MemoryDataView(
    DataViewSchema schema, IReadOnlyList<object?[]> rows, VectorForm form = VectorForm.Dense, bool reuseText = false) : IDataView
{
    public const int RowsPerBatch = 4;

    public DataViewSchema Schema { get; } = schema;

    public IReadOnlyList<object?[]> Rows { get; } = rows;

    public bool CanShuffle => true;

    public VectorForm Form { get; } = form;

    public bool ReuseText { get; } = reuseText;

    public long? GetRowCount() => Rows.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        int[] order = [.. Enumerable.Range(0, Rows.Count)];
        rand?.Shuffle(order);
        return new MemoryCursor(this, columnsNeeded, [.. order.Select(row => (row, 0L))]);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        if (rand is not null || n < 2)
            return [GetRowCursor(columnsNeeded, rand)];

        DataViewSchema.Column[] columns = [.. columnsNeeded];
        IEnumerable<IGrouping<int, (int Row, long Batch)>> shares = Enumerable.Range(0, Rows.Count)
            .Select(row => (Row: row, Batch: (long)(row / RowsPerBatch)))
            .GroupBy(place => (int)(place.Batch % n));
        DataViewRowCursor[] cursors = [.. shares.Select(share => new MemoryCursor(this, columns, [.. share]))];
        return cursors.Length > 0 ? cursors : [GetRowCursor(columns)];
    }

    /// <summary>The same rows over and over, up to a number of them.</summary>
    public MemoryDataView Repeated(int count) => new(Schema, [.. Enumerable.Range(0, count).Select(i => Rows[i % Rows.Count])]);

    public MemoryDataView WithMore(IReadOnlyList<object?[]> more) => new(Schema, [.. Rows, .. more]);

    /// <summary>Without every column of the name, hidden ones included.</summary>
    public MemoryDataView Without(string name)
    {
        DataViewSchema.Column[] kept = [.. Schema.Where(column => column.Name != name)];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(kept);
        return new MemoryDataView(builder.ToSchema(), [.. Rows.Select(row => kept.Select(column => row[column.Index]).ToArray())]);
    }

    /// <summary>With one more column, before all others, of one value.</summary>
    public MemoryDataView WithFirst((string Name, DataViewType Type, object Value) column)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(column.Name, column.Type);
        builder.AddColumns(Schema);
        return new MemoryDataView(builder.ToSchema(), [.. Rows.Select(row => (object?[])[column.Value, .. row])]);
    }
}
