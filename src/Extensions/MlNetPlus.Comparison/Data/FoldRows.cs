using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// Some rows of the source, in its order, with the label made fit for the task (hiding the source's own) and the row's
/// index in the source. ML.NET's own splits are not used: they are neither exact nor stratified.
/// </summary>
internal sealed class FoldRows : IDataView
{
    /// <summary>The column that says which row of the source this is, so that scores find their row whatever a contender drops.</summary>
    public const string RowColumnName = "ComparisonRow";

    private readonly IDataView _source;
    private readonly Labels _labels;
    private readonly int[] _rows;

    /// <param name="source">All rows; its serial cursor always yields the same order.</param>
    /// <param name="labels">The label of every row.</param>
    /// <param name="labelColumnName">The label column's name.</param>
    /// <param name="rows">The rows to keep, ascending.</param>
    public FoldRows(IDataView source, Labels labels, string labelColumnName, int[] rows)
    {
        _source = source;
        _labels = labels;
        _rows = rows;

        var builder = new DataViewSchema.Builder();
        builder.AddColumns(source.Schema);
        builder.AddColumn(labelColumnName, labels.Type, labels.Annotations());
        builder.AddColumn(RowColumnName, NumberDataViewType.Int32);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => _rows.Length;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var needed = columnsNeeded.ToList();
        return new Cursor(this, _source.GetRowCursor(CheckedCursor.InFront(_source.Schema, needed)), needed);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(FoldRows view, DataViewRowCursor source, IEnumerable<DataViewSchema.Column> needed) : CheckedCursor(view.Schema, needed)
    {
        private int _next;
        private int _row = -1;
        private long _position = -1;

        public override long Position => _position;

        public override bool MoveNext()
        {
            if (_next >= view._rows.Length)
            {
                _position = -1;
                return false;
            }

            var target = view._rows[_next++];
            while (_row < target)
            {
                if (!source.MoveNext())
                    throw new InvalidOperationException($"The data ended after {_row + 1} rows; it had more when the comparison began. It must yield the same rows each time it is read.");
                _row++;
            }

            _position++;
            return true;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                source.Dispose();
            base.Dispose(disposing);
        }

        protected override Delegate MakeGetter<TValue>(DataViewSchema.Column column)
        {
            if (column.Index < view._source.Schema.Count)
                return source.GetGetter<TValue>(view._source.Schema[column.Index]);
            return column.Index == view._source.Schema.Count
                ? view._labels.MakeGetter(() => _row)
                : (ValueGetter<int>)((ref int value) => value = _row);
        }
    }
}
