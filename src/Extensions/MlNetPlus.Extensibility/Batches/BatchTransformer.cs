using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Extensibility;

/// <summary>
/// Base of transformers for which many rows at once are much cheaper than one by one, such as neural networks. A cursor
/// looks ahead by <see cref="BatchSize"/> rows; <c>PredictionEngine</c> computes one row, with equal results.
/// </summary>
/// <remarks>
/// Looking ahead reads the source with a cursor of its own that activates only the inputs of the new columns; a second
/// cursor serves the source's columns when they are asked for too. The order of rows is the source's, never shuffled, and
/// <c>GetRowCursorSet</c> returns one cursor. When none of the new columns is asked for, nothing is computed.
/// </remarks>
public abstract class BatchTransformer : SavableTransformer
{
    /// <summary>For a transformer that an estimator has just made.</summary>
    /// <param name="environment">The estimator's environment.</param>
    protected BatchTransformer(IHostEnvironment environment)
        : base(environment)
    {
    }

    /// <summary>For a transformer that is being loaded.</summary>
    /// <param name="reader">The fields that were saved.</param>
    protected BatchTransformer(ModelReader reader)
        : base(reader)
    {
    }

    /// <summary>How many rows are computed together.</summary>
    /// <value>1 or more.</value>
    protected abstract int BatchSize { get; }

    /// <inheritdoc/>
    public sealed override DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => BindTo(inputSchema).Rows.OutputSchema;

    /// <inheritdoc/>
    public sealed override IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (rows, group) = BindTo(input.Schema);
        return new BatchView(input, rows, group, BatchSize);
    }

    /// <inheritdoc/>
    public sealed override IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(BindTo(inputSchema).Rows);

    /// <summary>
    /// Looks up the input columns with <see cref="BatchMapping.Input"/> and declares the output columns. Called once for each
    /// schema that the transformer meets; reads no data.
    /// </summary>
    /// <param name="mapping">Takes the outputs.</param>
    protected abstract void Bind(BatchMapping mapping);

    private (BoundMapping Rows, BatchGroup Group) BindTo(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var mapping = new BatchMapping(GetType().Name, inputSchema);
        Bind(mapping);
        return mapping.Freeze();
    }
}
