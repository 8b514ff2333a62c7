using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>
/// The source's row as the getters of a cursor see it. They ask for its position once for every column and row, to compute
/// what they share once; a source's own cursor answers through several virtual calls, this one from a field.
/// </summary>
internal sealed class InputRow(DataViewRowCursor source) : DataViewRow
{
    private long _position = source.Position;

    public override long Position => _position;

    public override long Batch => source.Batch;

    public override DataViewSchema Schema => source.Schema;

    /// <summary>To be called after each move of the source.</summary>
    public void Moved() => _position = source.Position;

    public override bool IsColumnActive(DataViewSchema.Column column) => source.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => source.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();
}
