using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>A view with one more column: vectors of Single that are held in memory, row by row.</summary>
internal sealed class VectorAdded : IDataView
{
    private readonly IDataView _source;
    private readonly float[] _values;
    private readonly int _width;

    /// <param name="source">The view; its serial cursor must yield the rows in the order of <paramref name="values"/>.</param>
    /// <param name="columnName">The new column's name.</param>
    /// <param name="values">The vectors, one after the other.</param>
    /// <param name="width">Values in a vector.</param>
    public VectorAdded(IDataView source, string columnName, float[] values, int width)
    {
        _source = source;
        _values = values;
        _width = width;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(source.Schema);
        builder.AddColumn(columnName, new VectorDataViewType(NumberDataViewType.Single, width));
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => _values.Length / _width;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var needed = columnsNeeded.ToList();
        return new Cursor(this, _source.GetRowCursor(CheckedCursor.InFront(_source.Schema, needed)), needed);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(VectorAdded view, DataViewRowCursor source, IEnumerable<DataViewSchema.Column> needed) : CheckedCursor(view.Schema, needed)
    {
        public override long Position => source.Position;

        public override long Batch => source.Batch;

        public override bool MoveNext() => source.MoveNext();

        public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                source.Dispose();
            base.Dispose(disposing);
        }

        protected override Delegate MakeGetter<TValue>(DataViewSchema.Column column) => column.Index < view._source.Schema.Count
            ? source.GetGetter<TValue>(view._source.Schema[column.Index])
            : (ValueGetter<VBuffer<float>>)Fill;

        private void Fill(ref VBuffer<float> target)
        {
            var editor = VBufferEditor.Create(ref target, view._width);
            view._values.AsSpan((int)source.Position * view._width, view._width).CopyTo(editor.Values);
            target = editor.Commit();
        }
    }
}
