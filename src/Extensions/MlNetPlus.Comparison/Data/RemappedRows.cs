using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// Held rows in which some columns have the values of other rows: of a permutation, or all of one row. Nothing is copied but
/// the values that are read.
/// </summary>
internal sealed class RemappedRows : IDataView
{
    private readonly HeldRows _rows;
    private readonly HeldRows _donors;
    private readonly bool[] _isRemapped;
    private readonly Func<int, int> _donorOf;

    /// <param name="rows">The rows.</param>
    /// <param name="donors">Where the other values are; of the same schema.</param>
    /// <param name="columns">Names of the columns that have other values.</param>
    /// <param name="donorOf">The donor of each row.</param>
    public RemappedRows(HeldRows rows, HeldRows donors, IReadOnlyCollection<string> columns, Func<int, int> donorOf)
    {
        _rows = rows;
        _donors = donors;
        _isRemapped = [.. rows.Schema.Select(column => columns.Contains(column.Name, StringComparer.Ordinal))];
        _donorOf = donorOf;
    }

    public DataViewSchema Schema => _rows.Schema;

    public bool CanShuffle => false;

    /// <summary>The rows as they are.</summary>
    public static RemappedRows None(HeldRows rows) => new(rows, rows, [], row => row);

    public long? GetRowCount() => _rows.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new bool[Schema.Count];
        foreach (var column in columnsNeeded)
            active[column.Index] = true;
        return new Cursor(this, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(RemappedRows view, bool[] active) : DataViewRowCursor
    {
        private int _row = -1;

        public override long Position => Math.Max(_row, -1);

        public override long Batch => 0;

        public override DataViewSchema Schema => view.Schema;

        public override bool MoveNext()
        {
            _row = _row + 1 < view._rows.Count && _row >= -1 ? _row + 1 : -2;
            return _row >= 0;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (!active[column.Index])
                throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is not active in this cursor.");
            var getter = view._isRemapped[column.Index]
                ? view._donors.Column(column.Index).MakeGetter(() => view._donorOf(_row))
                : view._rows.Column(column.Index).MakeGetter(() => _row);
            return getter as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"Column '{column.Name}' was asked for as {typeof(TValue)}; it is {column.Type}.");
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_row, 0);
    }
}
