using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>The lazy result of <see cref="BatchTransformer.Transform"/>.</summary>
internal sealed class BatchView(IDataView source, BoundMapping mapping, BatchGroup group, int batchSize) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => mapping.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var wanted = mapping.Flags(columnsNeeded);
        if (!wanted.AsSpan(source.Schema.Count).Contains(true))
            return new RowCursor(mapping, source.GetRowCursor(mapping.NeededInputs(wanted)), wanted);

        var ahead = source.GetRowCursor(group.Inputs);
        var passed = source.Schema.Where(column => wanted[column.Index]).ToArray();
        var here = passed.Length == 0 ? null : source.GetRowCursor(passed);
        return new BatchCursor(Schema, ahead, here, group, batchSize, wanted);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
