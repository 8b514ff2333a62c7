using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Views;

/// <summary>
/// The shape of a schema, by public means only: a chain of estimators asks each one for its output schema, given the shape
/// of the data, before it fits anything. This one remembers what it was given.
/// </summary>
internal sealed class InputSpy : IEstimator<ITransformer>
{
    private SchemaShape? _seen;

    public static SchemaShape ShapeOf(DataViewSchema schema)
    {
        var spy = new InputSpy();
        new EstimatorChain<ITransformer>().Append(spy).Fit(new MemoryDataView(schema, []));
        return spy._seen ?? throw new InvalidOperationException("EstimatorChain.Fit no longer propagates the schema first.");
    }

    public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _seen = inputSchema;
        return inputSchema;
    }
}
