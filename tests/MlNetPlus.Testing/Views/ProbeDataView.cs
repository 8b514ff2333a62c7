using Microsoft.ML;

namespace MlNetPlus.Testing.Views;

/// <summary>Hands on another view's rows and keeps record of what is asked of it.</summary>
internal sealed class ProbeDataView(IDataView inner) : IDataView
{
    private readonly Lock _lock = new();
    private readonly SortedSet<string> _activated = new(StringComparer.Ordinal);
    private readonly List<string> _outsideRows = [];
    private readonly List<string> _readTwice = [];

    public DataViewSchema Schema => inner.Schema;

    public bool CanShuffle => inner.CanShuffle;

    /// <summary>Gets how many cursors were opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Gets how many of the cursors were disposed.</summary>
    public int Disposed { get; private set; }

    /// <summary>Gets the columns that some cursor was asked to have active.</summary>
    public IReadOnlyCollection<string> Activated => _activated;

    /// <summary>Gets the getter calls made while the cursor was at no row.</summary>
    public IReadOnlyList<string> OutsideRows => _outsideRows;

    /// <summary>Gets the getter calls that repeated one of the same row.</summary>
    public IReadOnlyList<string> ReadTwice => _readTwice;

    public long? GetRowCount() => inner.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] columns = Record(columnsNeeded);
        return Watch(inner.GetRowCursor(columns, rand));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        DataViewSchema.Column[] columns = Record(columnsNeeded);
        return [.. inner.GetRowCursorSet(columns, n, rand).Select(Watch)];
    }

    public void NoteDisposed()
    {
        lock (_lock)
            Disposed++;
    }

    public void NoteOutsideRow(string column, string when)
    {
        lock (_lock)
            _outsideRows.Add($"'{column}' {when}");
    }

    public void NoteReadTwice(string column, long position)
    {
        lock (_lock)
            _readTwice.Add($"'{column}' at row {position}");
    }

    private DataViewSchema.Column[] Record(IEnumerable<DataViewSchema.Column> columnsNeeded)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        lock (_lock)
            _activated.UnionWith(columns.Select(column => column.Name));
        return columns;
    }

    private ProbeCursor Watch(DataViewRowCursor cursor)
    {
        lock (_lock)
            Opened++;
        return new ProbeCursor(this, cursor);
    }
}
