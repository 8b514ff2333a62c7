using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>One row with the mapped columns added; what <c>PredictionEngine</c> reads. Owns the input row.</summary>
internal sealed class MappedRow(BoundMapping mapping, DataViewRow input, bool[] wanted) : DataViewRow
{
    private readonly MappedColumns _columns = new(mapping, input, wanted);

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => mapping.OutputSchema;

    public override bool IsColumnActive(DataViewSchema.Column column) => _columns.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _columns.Getter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }
}
