using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>Some rows of a view, in its order. The view's serial cursor must yield the same order each time.</summary>
/// <param name="source">All rows.</param>
/// <param name="rows">The indices of the rows to keep, ascending.</param>
internal sealed class RowSubset(IDataView source, int[] rows) : IDataView
{
    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => rows.Length;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(source.GetRowCursor(columnsNeeded), rows);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor input, int[] rows) : DataViewRowCursor
    {
        private int _next;
        private int _row = -1;
        private long _position = -1;

        public override long Position => _position;

        public override long Batch => 0;

        public override DataViewSchema Schema => input.Schema;

        public override bool MoveNext()
        {
            if (_next >= rows.Length)
            {
                _position = -1;
                return false;
            }

            var target = rows[_next++];
            while (_row < target)
            {
                if (!input.MoveNext())
                    throw new InvalidOperationException($"The data ended after {_row + 1} rows; it had more when the split was drawn. It must yield the same rows each time it is read: cache it with mlContext.Data.Cache.");
                _row++;
            }

            _position++;
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
