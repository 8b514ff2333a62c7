using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Views;

/// <summary>Walks the rows of a <see cref="MemoryDataView"/> in a given order.</summary>
internal sealed class MemoryCursor : DataViewRowCursor
{
    private readonly MemoryDataView _view;
    private readonly bool[] _active;
    private readonly (int Row, long Batch)[] _order;
    private long _next;

    public MemoryCursor(MemoryDataView view, IEnumerable<DataViewSchema.Column> columns, (int Row, long Batch)[] order)
    {
        _view = view;
        _order = order;
        _active = new bool[view.Schema.Count];
        foreach (DataViewSchema.Column column in columns)
            _active[column.Index] = true;
    }

    public override DataViewSchema Schema => _view.Schema;

    public override long Position => _next is 0 || _next > _order.Length ? -1 : _next - 1;

    public override long Batch => Current.Batch;

    private (int Row, long Batch) Current =>
        Position >= 0 ? _order[Position] : throw new InvalidOperationException("The cursor is not at a row.");

    public override bool MoveNext()
    {
        if (_next <= _order.Length)
            _next++;
        return _next <= _order.Length;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId id) => id = new DataViewRowId((ulong)Current.Row, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!_active[column.Index])
            throw new InvalidOperationException($"Column '{column.Name}' is not active.");
        if (column.Type.RawType != typeof(TValue))
            throw new InvalidOperationException($"Column '{column.Name}' is {column.Type}; asked for as {typeof(TValue)}.");

        Func<object?> current = () => _view.Rows[Current.Row][column.Index];
        return (ValueGetter<TValue>)MemoryGetter.Make(column.Type, current, _view.Form, _view.ReuseText);
    }
}
