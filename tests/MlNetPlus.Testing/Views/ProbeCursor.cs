using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Views;

/// <summary>A cursor of <see cref="ProbeDataView"/>.</summary>
internal sealed class ProbeCursor(ProbeDataView probe, DataViewRowCursor inner) : DataViewRowCursor
{
    private readonly Dictionary<int, long> _lastRead = [];
    private bool _disposed;

    public override DataViewSchema Schema => inner.Schema;

    public override long Position => inner.Position;

    public override long Batch => inner.Batch;

    public override bool MoveNext() => inner.MoveNext();

    public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        ValueGetter<TValue> getter = inner.GetGetter<TValue>(column);
        _lastRead.TryAdd(column.Index, -1);
        return (ref TValue value) =>
        {
            NoteRead(column);
            getter(ref value);
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (!_disposed && disposing)
        {
            _disposed = true;
            inner.Dispose();
            probe.NoteDisposed();
        }

        base.Dispose(disposing);
    }

    private void NoteRead(DataViewSchema.Column column)
    {
        long position = inner.Position;
        if (position < 0)
            probe.NoteOutsideRow(column.Name, "before the first row or after the last");
        else if (_lastRead[column.Index] == position)
            probe.NoteReadTwice(column.Name, position);
        _lastRead[column.Index] = position;
    }
}
