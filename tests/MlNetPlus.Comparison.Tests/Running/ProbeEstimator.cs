using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

/// <summary>Remembers the rows that it was fitted on, and counts its models that live.</summary>
internal sealed class ProbeEstimator(IEstimator<ITransformer> inner) : IEstimator<ITransformer>
{
    public List<int[]> FittedOn { get; } = [];

    public int Made { get; private set; }

    public int Disposed { get; private set; }

    public ITransformer Fit(IDataView input)
    {
        FittedOn.Add([.. input.GetColumn<int>(FoldRows.RowColumnName)]);
        Made++;
        return new Model(inner.Fit(input), () => Disposed++);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inner.GetOutputSchema(inputSchema);

    /// <summary>For each fold it was fitted on inner folds and then once more, each time on training rows only.</summary>
    public void AssertFittedInside(ComparisonResult result, int folds, int innerFolds, int innerRows)
    {
        var fitsOfAFold = innerFolds + 1;
        Assert.Empty(result.Failures);
        Assert.Equal(folds * fitsOfAFold, FittedOn.Count);
        Assert.Equal(Made, Disposed);
        foreach (var fold in result.OutOfFold[0].Predictions().GroupBy(prediction => prediction.Fold))
        {
            var fits = FittedOn.Skip(fitsOfAFold * fold.Key).Take(fitsOfAFold).ToList();
            Assert.All(fits, rows => Assert.Empty(rows.Intersect(fold.Select(prediction => prediction.Row))));
            Assert.All(fits.Take(innerFolds), rows => Assert.Equal(innerRows, rows.Length));
        }
    }

    private sealed class Model(ITransformer inner, Action disposed) : ITransformer, IDisposable
    {
        public bool IsRowToRowMapper => inner.IsRowToRowMapper;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inner.GetOutputSchema(inputSchema);

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => inner.GetRowToRowMapper(inputSchema);

        public IDataView Transform(IDataView input) => inner.Transform(input);

        void ICanSaveModel.Save(ModelSaveContext ctx) => inner.Save(ctx);

        public void Dispose() => disposed();
    }
}
