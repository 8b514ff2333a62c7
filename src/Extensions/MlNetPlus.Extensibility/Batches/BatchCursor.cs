using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>
/// Reads a batch of rows with one cursor, computes it, then gives its rows one by one; a second cursor, in step with the
/// rows given, serves the source's own columns.
/// </summary>
internal sealed class BatchCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor _ahead;
    private readonly DataViewRowCursor? _here;
    private readonly bool[] _wanted;
    private readonly IRowBatch _batch;
    private readonly Delegate?[] _getters;
    private readonly ValueGetter<DataViewRowId> _aheadId;
    private readonly DataViewRowId[] _ids;
    private readonly int _sourceColumns;

    private long _position = -1;
    private int _count;
    private int _slot;
    private bool _ended;

    public BatchCursor(DataViewSchema schema, DataViewRowCursor ahead, DataViewRowCursor? here, BatchGroup group, int batchSize, bool[] wanted)
    {
        Schema = schema;
        _ahead = ahead;
        _here = here;
        _wanted = wanted;
        _sourceColumns = schema.Count - group.OutputCount;
        _batch = group.MakeBatch(ahead, batchSize);
        _getters = [.. Enumerable.Range(0, group.OutputCount).Select(output => wanted[_sourceColumns + output] ? _batch.CreateGetter(output, () => _slot) : null)];
        _aheadId = ahead.GetIdGetter();
        _ids = new DataViewRowId[batchSize];
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => 0;

    public override bool MoveNext()
    {
        if (_ended)
            return false;
        if (++_slot >= _count && !ReadAhead())
        {
            _ended = true;
            _position = -1;
            return false;
        }

        _here?.MoveNext();
        _position++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < _wanted.Length && _wanted[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw MappedColumns.Inactive(column);
        if (column.Index < _sourceColumns)
            return _here!.GetGetter<TValue>(_here.Schema[column.Index]); // made whenever a source column is wanted

        return _getters[column.Index - _sourceColumns] as ValueGetter<TValue> ?? throw MappedColumns.WrongType<TValue>(column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        id = _position >= 0 ? _ids[_slot] : throw new InvalidOperationException("The cursor is at no row. Call MoveNext first, and stop when it returns false.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ahead.Dispose();
            _here?.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool ReadAhead()
    {
        _slot = 0;
        _count = 0;
        while (_count < _ids.Length && _ahead.MoveNext())
        {
            _aheadId(ref _ids[_count]);
            _batch.Read(_count++);
        }

        if (_count == 0)
            return false;

        _batch.Compute(_count);
        return true;
    }
}
