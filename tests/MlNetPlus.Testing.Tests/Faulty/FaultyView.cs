using Microsoft.ML;

namespace MlNetPlus.Testing.Tests.Faulty;

/// <summary>The view of <see cref="FaultyTransformer{T}"/>.</summary>
internal sealed class FaultyView<T>(FaultyTransformer<T> transformer, IDataView input, DataViewSchema schema) : IDataView
{
    private int _cursors;

    public DataViewSchema Schema { get; } = schema;

    public bool CanShuffle => Fault != ContractCheck.ShufflingKeepsRows && input.CanShuffle;

    public FaultyTransformer<T> Transformer => transformer;

    public ContractCheck? Fault => transformer.Fault;

    /// <summary>Gets or sets the value of "the current row", which no view has: each cursor has its own.</summary>
    public T? Shared { get; set; }

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = Activate(columnsNeeded);
        DataViewRowCursor cursor = input.GetRowCursor(InputColumns(active), rand);
        return new FaultyCursor<T>(this, cursor, active, Interlocked.Increment(ref _cursors));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        if (Fault == ContractCheck.ParallelCursorsEqualSerial)
            return [GetRowCursor(columns), GetRowCursor(columns)];
        if (Fault == ContractCheck.ViewIsThreadSafe)
            return [GetRowCursor(columns)];

        bool[] active = Activate(columns);
        int number = Interlocked.Increment(ref _cursors);
        DataViewRowCursor[] parts = input.GetRowCursorSet(InputColumns(active), n, rand);
        return [.. parts.Select(cursor => new FaultyCursor<T>(this, cursor, active, number))];
    }

    private bool[] Activate(IEnumerable<DataViewSchema.Column> columns)
    {
        bool[] active = new bool[Schema.Count];
        foreach (DataViewSchema.Column column in columns)
            active[column.Index] = true;
        return active;
    }

    private IEnumerable<DataViewSchema.Column> InputColumns(bool[] active)
    {
        if (Fault == ContractCheck.InputActivationIsMinimal)
            return input.Schema;

        int needed = transformer.InputColumn(input.Schema).Index;
        bool output = active[^1];
        bool label = output && Fault == ContractCheck.TrainingColumnsAreNotRead;
        return input.Schema.Where(column =>
            active[column.Index] || (output && column.Index == needed) || (label && column.Name == "Label"));
    }
}
