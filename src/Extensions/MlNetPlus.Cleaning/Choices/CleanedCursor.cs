using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Cleaning;

/// <summary>A cursor that skips the rows deleted and gives the labels changed. Owns the source's cursor.</summary>
internal sealed class CleanedCursor(DataViewRowCursor source, CleaningPlan plan) : DataViewRowCursor
{
    private readonly ValueGetter<DataViewRowId> _idGetter = source.GetIdGetter();
    private DataViewRowId _id;
    private object? _newLabel;
    private long _position = -1;

    public override long Position => _position;

    public override long Batch => source.Batch;

    public override DataViewSchema Schema => source.Schema;

    public override bool MoveNext()
    {
        _newLabel = null;
        while (source.MoveNext())
        {
            _idGetter(ref _id);
            if (plan.Changes.TryGetValue(_id, out var change) && change == CleaningPlan.Deleted)
                continue;
            _newLabel = change;
            _position++;
            return true;
        }

        _position = -1;
        return false;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => source.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        var own = source.GetGetter<TValue>(column); // it refuses inactive columns and other types
        if (column.Index != plan.LabelColumn)
            return own;

        return (ref TValue value) =>
        {
            if (_newLabel is TValue changed)
                value = changed;
            else
                own(ref value);
        };
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }
}
