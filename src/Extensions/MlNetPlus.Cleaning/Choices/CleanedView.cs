using Microsoft.ML;

namespace MlNetPlus.Cleaning;

/// <summary>The source without the rows deleted, and with the labels changed. Everything else is the source's own: schema, ids, shuffling, parallel cursors.</summary>
internal sealed class CleanedView(IDataView source, CleaningPlan plan) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => source.GetRowCount() - plan.DeletedRows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new CleanedCursor(source.GetRowCursor(columnsNeeded, rand), plan);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        Array.ConvertAll(source.GetRowCursorSet(columnsNeeded, n, rand), DataViewRowCursor (cursor) => new CleanedCursor(cursor, plan));
}
