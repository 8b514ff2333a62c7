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
/// <para>
/// A class whose training rows must not see themselves, such as a target encoder, looks at
/// <see cref="RowMapping.ForTraining"/> in <see cref="Bind"/>. <c>EstimatorChain.Fit</c> passes the training data on through
/// <see cref="TransformForTraining"/>, as long as the estimator is a link of the chain itself: a chain appended to another
/// chain as one link is handed on through <see cref="Transform"/>.
/// </para>
/// </remarks>
public abstract class RowTransformer : SavableTransformer, ITransformerWithDifferentMappingAtTrainingTime
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

    /// <summary>
    /// Adds the new columns to the data that this transformer was fitted on, as the next estimator of a pipeline is to see
    /// them. Equal to <see cref="Transform"/> unless the class makes a difference.
    /// </summary>
    /// <param name="input">The training data.</param>
    /// <returns>A lazy view, with the schema of <see cref="Transform"/>'s.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    public IDataView TransformForTraining(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new RowView(input, BindTo(input.Schema, forTraining: true));
    }

    IDataView ITransformerWithDifferentMappingAtTrainingTime.TransformForTrainingPipeline(IDataView input) => TransformForTraining(input);

    /// <inheritdoc/>
    public sealed override IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(BindTo(inputSchema));

    /// <summary>
    /// Looks up the input columns with <see cref="RowMapping.Input"/> and declares the output columns. Called once for each
    /// schema that the transformer meets; reads no data.
    /// </summary>
    /// <param name="mapping">Takes the outputs.</param>
    protected abstract void Bind(RowMapping mapping);

    private BoundMapping BindTo(DataViewSchema inputSchema, bool forTraining = false)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var mapping = new RowMapping(GetType().Name, inputSchema, forTraining);
        Bind(mapping);
        return mapping.Freeze();
    }
}
