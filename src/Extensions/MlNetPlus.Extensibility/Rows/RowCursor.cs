using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>A cursor over the source with the mapped columns added. Owns the source's cursor.</summary>
internal sealed class RowCursor : DataViewRowCursor
{
    private readonly BoundMapping _mapping;
    private readonly DataViewRowCursor _source;
    private readonly InputRow _input;
    private readonly MappedColumns _columns;

    public RowCursor(BoundMapping mapping, DataViewRowCursor source, bool[] wanted)
    {
        _mapping = mapping;
        _source = source;
        _input = new InputRow(source);
        _columns = new MappedColumns(mapping, _input, wanted);
    }

    public override long Position => _input.Position;

    public override long Batch => _source.Batch;

    public override DataViewSchema Schema => _mapping.OutputSchema;

    public override bool MoveNext()
    {
        var moved = _source.MoveNext();
        _input.Moved();
        return moved;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _columns.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _columns.Getter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => _source.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }
}
