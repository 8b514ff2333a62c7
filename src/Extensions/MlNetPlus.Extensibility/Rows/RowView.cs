using Microsoft.ML;

namespace MlNetPlus.Extensibility;

/// <summary>The lazy result of <see cref="RowTransformer.Transform"/>.</summary>
internal sealed class RowView(IDataView source, BoundMapping mapping) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => mapping.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var wanted = mapping.Flags(columnsNeeded);
        return mapping.MakeCursor(source.GetRowCursor(mapping.NeededInputs(wanted), rand), wanted);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var wanted = mapping.Flags(columnsNeeded);
        var inputs = source.GetRowCursorSet(mapping.NeededInputs(wanted), n, rand);
        return Array.ConvertAll(inputs, DataViewRowCursor (input) => new RowCursor(mapping, input, wanted));
    }
}
