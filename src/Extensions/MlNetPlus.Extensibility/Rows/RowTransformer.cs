using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Extensibility;

/// <summary>
/// Base of transformers that add columns computed from one row at a time. Saved and loaded without registration, usable in
/// <c>PredictionEngine</c>, evaluated lazily: only the columns that are asked for are computed.
/// </summary>
/// <remarks>
/// The view's <c>GetRowCursor</c> is serial and adds no thread: consolidating parallel cursors costs more than a cheap
/// mapping. Those who ask for <c>GetRowCursorSet</c> get the source's cursors, each mapped. Instances are immutable and
/// may be used by several threads; each cursor has its own getters.
/// </remarks>
public abstract class RowTransformer : SavableTransformer
{
    /// <summary>For a transformer that an estimator has just made.</summary>
    /// <param name="environment">The estimator's environment.</param>
    protected RowTransformer(IHostEnvironment environment)
        : base(environment)
    {
    }

    /// <summary>For a transformer that is being loaded.</summary>
    /// <param name="reader">The fields that were saved.</param>
    protected RowTransformer(ModelReader reader)
        : base(reader)
    {
    }

    /// <inheritdoc/>
    public sealed override DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => BindTo(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public sealed override IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new RowView(input, BindTo(input.Schema));
    }

    /// <inheritdoc/>
    public sealed override IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(BindTo(inputSchema));

    /// <summary>
    /// Looks up the input columns with <see cref="RowMapping.Input"/> and declares the output columns. Called once for each
    /// schema that the transformer meets; reads no data.
    /// </summary>
    /// <param name="mapping">Takes the outputs.</param>
    protected abstract void Bind(RowMapping mapping);

    private BoundMapping BindTo(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var mapping = new RowMapping(GetType().Name, inputSchema);
        Bind(mapping);
        return mapping.Freeze();
    }
}
