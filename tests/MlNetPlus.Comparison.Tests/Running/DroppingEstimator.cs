using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

/// <summary>Scores rows by X, and silently drops those whose X is negative.</summary>
internal sealed class DroppingEstimator(MLContext context) : IEstimator<ITransformer>
{
    public ITransformer Fit(IDataView input) => new Model(context, context.Transforms.CopyColumns("Score", "X").Fit(input));

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => context.Transforms.CopyColumns("Score", "X").GetOutputSchema(inputSchema);

    private sealed class Model(MLContext context, ITransformer inner) : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inner.GetOutputSchema(inputSchema);

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public IDataView Transform(IDataView input) => context.Data.FilterRowsByColumn(inner.Transform(input), "X", lowerBound: 0);

        void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException();
    }
}
