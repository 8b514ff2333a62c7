using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// Held rows once for each value of a grid: in the first block one column has the first value in every row, in the next the
/// second, and so on. One view, because opening a cursor costs more than some rows. The row column counts through.
/// </summary>
internal sealed class GridRows : IDataView
{
    private readonly HeldRows _rows;
    private readonly HeldRows _donors;
    private readonly IReadOnlyList<int> _donorOf;
    private readonly int _column;
    private readonly int _rowColumn;

    /// <param name="rows">The rows.</param>
    /// <param name="donors">Rows with the values; of the same schema.</param>
    /// <param name="donorOf">For each value of the grid its place in <paramref name="donors"/>.</param>
    /// <param name="column">The column that has the values.</param>
    public GridRows(HeldRows rows, HeldRows donors, IReadOnlyList<int> donorOf, string column)
    {
        _rows = rows;
        _donors = donors;
        _donorOf = donorOf;
        _column = rows.Schema[column].Index;
        _rowColumn = rows.Schema[FoldRows.RowColumnName].Index;
    }

    public DataViewSchema Schema => _rows.Schema;

    public bool CanShuffle => false;

    public int Count => _rows.Count * _donorOf.Count;

    public long? GetRowCount() => Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new bool[Schema.Count];
        foreach (var column in columnsNeeded)
            active[column.Index] = true;
        return new Cursor(this, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(GridRows view, bool[] active) : DataViewRowCursor
    {
        private int _place = -1;

        public override long Position => Math.Max(_place, -1);

        public override long Batch => 0;

        public override DataViewSchema Schema => view.Schema;

        public override bool MoveNext()
        {
            _place = _place + 1 < view.Count && _place >= -1 ? _place + 1 : -2;
            return _place >= 0;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (!active[column.Index])
                throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is not active in this cursor.");
            return MakeGetter(column.Index) as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"Column '{column.Name}' was asked for as {typeof(TValue)}; it is {column.Type}.");
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_place, 0);

        private Delegate MakeGetter(int column)
        {
            if (column == view._rowColumn)
                return (ValueGetter<int>)((ref int value) => value = _place);
            return column == view._column
                ? view._donors.Column(column).MakeGetter(() => view._donorOf[_place / view._rows.Count])
                : view._rows.Column(column).MakeGetter(() => _place % view._rows.Count);
        }
    }
}
