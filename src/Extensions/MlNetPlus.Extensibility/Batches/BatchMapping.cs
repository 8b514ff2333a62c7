using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>
/// The mapping of a <see cref="BatchTransformer"/> for one input schema, while it is being declared.
/// </summary>
public sealed class BatchMapping
{
    private readonly RowMapping _rows;
    private readonly string _consumer;
    private BatchGroup? _group;

    internal BatchMapping(string consumer, DataViewSchema inputSchema)
    {
        _consumer = consumer;
        _rows = new RowMapping(consumer, inputSchema);
    }

    /// <summary>The schema of the input.</summary>
    public DataViewSchema InputSchema => _rows.InputSchema;

    /// <inheritdoc cref="RowMapping.Input"/>
    public DataViewSchema.Column Input(string name, AcceptedType accepted) => _rows.Input(name, accepted);

    /// <summary>Declares the columns that are added. Called once.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="inputs">The input columns that they are computed from; only these are read ahead.</param>
    /// <param name="batch">
    /// Makes the batch of one cursor. Its arguments are the row to read from and the capacity: the transformer's batch size,
    /// or 1 for <c>PredictionEngine</c>.
    /// </param>
    public void Outputs(
        IReadOnlyList<DataViewSchema.DetachedColumn> columns,
        IReadOnlyList<DataViewSchema.Column> inputs,
        Func<DataViewRow, int, IRowBatch> batch)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(batch);
        if (_group is not null)
            throw new InvalidOperationException($"{_consumer} declares its outputs twice. Declare all columns in one call.");

        _group = new BatchGroup([.. inputs], columns.Count, batch);
        _rows.Outputs(columns, inputs, (row, isActive) => SingleRowGetters(row, columns.Count, isActive, batch));
    }

    internal (BoundMapping Rows, BatchGroup Group) Freeze() =>
        (_rows.Freeze(), _group ?? throw new InvalidOperationException($"{_consumer} declares no outputs. Call Outputs in Bind."));

    private static Delegate?[] SingleRowGetters(DataViewRow row, int count, Func<int, bool> isActive, Func<DataViewRow, int, IRowBatch> makeBatch)
    {
        var batch = makeBatch(row, 1);
        var computed = long.MinValue; // no row's position: a single row may stand at -1
        int Refresh()
        {
            if (row.Position == computed)
                return 0;

            batch.Read(0);
            batch.Compute(1);
            computed = row.Position;
            return 0;
        }

        return [.. Enumerable.Range(0, count).Select(output => isActive(output) ? batch.CreateGetter(output, Refresh) : null)];
    }
}
