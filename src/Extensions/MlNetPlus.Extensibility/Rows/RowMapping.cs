using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>
/// The mapping of a <see cref="RowTransformer"/> for one input schema, while it is being declared: which input columns it
/// reads, which columns it adds, and how the getters of a cursor are made.
/// </summary>
public sealed class RowMapping
{
    private readonly string _consumer;
    private readonly InputSchema _columns;
    private readonly List<OutputGroup> _groups = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private ReadAhead? _readAhead;

    internal RowMapping(string consumer, DataViewSchema inputSchema, bool forTraining = false)
    {
        _consumer = consumer;
        InputSchema = inputSchema;
        ForTraining = forTraining;
        _columns = Extensibility.InputSchema.Of(inputSchema);
    }

    /// <summary>The schema of the input.</summary>
    public DataViewSchema InputSchema { get; }

    /// <summary>
    /// Whether the rows are those that the transformer was fitted on, on their way to the next estimator of a pipeline. It may
    /// change the values of the output columns, but not the columns.
    /// </summary>
    public bool ForTraining { get; }

    /// <summary>The input column of this name, which must exist and have an accepted type.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="accepted">The types it may have.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column, or its type is not accepted.</exception>
    public DataViewSchema.Column Input(string name, AcceptedType accepted)
    {
        _columns.Require(_consumer, name, accepted);
        return InputSchema[name];
    }

    /// <summary>Adds one column.</summary>
    /// <typeparam name="T">The raw type of <paramref name="type"/>.</typeparam>
    /// <param name="name">Its name. An input column of that name is hidden by it.</param>
    /// <param name="type">Its type.</param>
    /// <param name="inputs">The input columns it is computed from; only these are activated.</param>
    /// <param name="getter">Makes the getter for a row or cursor; called once for each. The getter must not throw on any value.</param>
    /// <param name="annotations">Its annotations, such as slot names.</param>
    public void Output<T>(
        string name,
        DataViewType type,
        IReadOnlyList<DataViewSchema.Column> inputs,
        Func<DataViewRow, ValueGetter<T>> getter,
        DataViewSchema.Annotations? annotations = null)
    {
        ArgumentNullException.ThrowIfNull(getter);
        Outputs([new DataViewSchema.DetachedColumn(name, type, annotations)], inputs, (row, _) => [getter(row)]);
    }

    /// <summary>Adds columns that share a computation.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="inputs">The input columns that they are computed from; all are activated when any of the outputs is.</param>
    /// <param name="getters">
    /// Makes the getters for a row or cursor; called once for each. Its second argument says which of
    /// <paramref name="columns"/>, by index, are wanted; the result has an entry for each of them, which may be
    /// <see langword="null"/> where the column is not wanted. Compute what is shared once per row, e.g. by remembering
    /// <see cref="DataViewRow.Position"/>. The getters must not throw on any value.
    /// </param>
    public void Outputs(
        IReadOnlyList<DataViewSchema.DetachedColumn> columns,
        IReadOnlyList<DataViewSchema.Column> inputs,
        Func<DataViewRow, Func<int, bool>, Delegate?[]> getters)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(getters);
        if (columns.Select(column => column.Name).FirstOrDefault(name => !_names.Add(name)) is { } repeated)
            throw new InvalidOperationException($"{_consumer} adds column '{repeated}' twice. Give each output its own name.");

        _groups.Add(new OutputGroup([.. columns], [.. inputs.Select(column => column.Index)], getters));
    }

    /// <summary>
    /// Offers to compute rows together where nothing is lost by it: for a cursor that is asked for added columns and for none
    /// of the source's. Worth it for lookups in tables that are larger than the processor's cache, whose waits for memory
    /// then overlap. All other cursors use the getters, which must give equal values.
    /// </summary>
    /// <param name="rows">How many rows to read ahead, 1 or more.</param>
    /// <param name="batch">Makes the batch of one cursor, for all output columns in the order of their declaration.</param>
    public void ReadAhead(int rows, Func<DataViewRow, int, IRowBatch> batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentNullException.ThrowIfNull(batch);
        _readAhead = new ReadAhead(rows, batch);
    }

    internal BoundMapping Freeze() => new(_consumer, InputSchema, [.. _groups], _readAhead);
}
