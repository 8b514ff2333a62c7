using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>Rows out of held ones. A derived class says which value stands where; nothing is copied but the values that are read.</summary>
/// <param name="schema">The columns.</param>
/// <param name="count">How many rows there are.</param>
internal abstract class HeldView(DataViewSchema schema, int count) : IDataView
{
    public DataViewSchema Schema => schema;

    public bool CanShuffle => false;

    public int Count => count;

    public long? GetRowCount() => Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this, columnsNeeded);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    /// <summary>A getter of a column's value in the row that the function tells.</summary>
    protected abstract Delegate MakeGetter(int column, Func<int> row);

    private sealed class Cursor(HeldView view, IEnumerable<DataViewSchema.Column> needed) : CheckedCursor(view.Schema, needed)
    {
        private int _row = -1;

        public override long Position => Math.Max(_row, -1);

        public override bool MoveNext()
        {
            _row = _row + 1 < view.Count && _row >= -1 ? _row + 1 : -2;
            return _row >= 0;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_row, 0);

        protected override Delegate MakeGetter<TValue>(DataViewSchema.Column column) => view.MakeGetter(column.Index, () => _row);
    }
}
