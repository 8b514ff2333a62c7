using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Tests.Faulty;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Tests;

/// <summary>Offences of another kind than the one that <see cref="PlantedOffenceTests"/> plants, with the words that name them.</summary>
public sealed class SecondKindTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void Check_PromisedAnnotationNotDelivered_IsNamed()
    {
        IEstimator<ITransformer> estimator = Promising(shape => new SchemaShape(
            shape.Select(column => column.Name == "Out" ? Column("Out", KeyNames()) : column)));

        AssertFinds(estimator, ContractCheck.PromisedSchemaIsDelivered, "column 'Out', annotation 'SlotNames': expected");
    }

    [Fact]
    public void Check_PromisedVectorIsScalar_IsNamed()
    {
        IEstimator<ITransformer> estimator = Promising(shape => new SchemaShape(
            shape.Select(column => column.Name == "Out" ? Column("Out", new VectorDataViewType(NumberDataViewType.Single, 2)) : column)));

        AssertFinds(
            estimator, ContractCheck.PromisedSchemaIsDelivered, "column 'Out': expected Vector of Single, got Scalar of Single");
    }

    [Fact]
    public void Check_MoreDeliveredThanPromised_IsNamed()
    {
        IEstimator<ITransformer> estimator = Promising(shape => new SchemaShape(shape.Where(column => column.Name != "Out")));

        AssertFinds(estimator, ContractCheck.PromisedSchemaIsDelivered, "column 'Out': expected no such column, got Scalar of Single");
    }

    [Fact]
    public void Check_GetterThatLeavesItsArgumentAlone_IsNamed()
    {
        // A getter that writes nothing for a missing value passes as long as every reader brings a fresh buffer.
        IEstimator<ITransformer> estimator = Reading(getter => (ref float value) =>
        {
            float read = 0;
            getter(ref read);
            if (!float.IsNaN(read))
                value = read;
        });

        AssertFinds(estimator, ContractCheck.GettersAreIdempotent, "called with another value in its argument");
    }

    [Fact]
    public void Check_DroppedColumn_IsNamed() =>
        AssertFinds(_mlContext.Transforms.DropColumns("Time"), ContractCheck.InputColumnsPassThrough, "input column 'Time'");

    [Fact]
    public void Check_MappingWithoutContract_CannotBeSaved()
    {
        IEstimator<ITransformer> estimator =
            _mlContext.Transforms.CustomMapping<OnlyHere.Source, OnlyHere.Result>(OnlyHere.Map, contractName: null);

        AssertFinds(estimator, ContractCheck.SavesAndLoads, "threw");
    }

    [Fact]
    public void Check_SeveralOffences_AreAllListed()
    {
        OnlyHere.IsSetUp = true;
        IEstimator<ITransformer> estimator = _mlContext.Transforms.DropColumns("Time").Append(
            _mlContext.Transforms.CustomMapping<OnlyHere.Source, OnlyHere.Result>(OnlyHere.Map, OnlyHere.Contract));

        var exception = Assert.Throws<ContractViolationException>(
            () => EstimatorContract.Check(_mlContext, estimator, SampleData.View(_mlContext)));

        Assert.Equal(
            [ContractCheck.LoadsInFreshProcess, ContractCheck.InputColumnsPassThrough],
            exception.Violations.Select(violation => violation.Check).Where(check => check != ContractCheck.RowsAllocateNothing));
        Assert.All(exception.Violations, violation => Assert.Contains(violation.ToString(), exception.Message, StringComparison.Ordinal));
        Assert.StartsWith("EstimatorChain`1 breaks", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OneRowOnly_AsksForMore()
    {
        IDataView one = _mlContext.Data.TakeRows(SampleData.View(_mlContext), 1);

        var exception = Assert.Throws<ContractViolationException>(
            () => EstimatorContract.Check(_mlContext, _mlContext.Transforms.CopyColumns("Copy", "Text"), one));

        Assert.Equal("Runs: valid input: expected at least two rows, got 1", Assert.Single(exception.Violations).ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Check_TransformerThatIsNoRowMapper_MustRefuseToMakeOne(bool refuses)
    {
        // What is reloaded is a row mapper again, hence the check left out.
        var estimator = new NoRowMapper(_mlContext.Transforms.ReplaceMissingValues("Out", "Number"), refuses);
        EstimatorContractOptions options = new EstimatorContractOptions()
            .Without(ContractCheck.ReloadedSchemaIsEqual, "the twin is a row mapper");

        Exception? thrown = Record.Exception(() => EstimatorContract.Check(_mlContext, estimator, SampleData.View(_mlContext), options));

        if (refuses)
        {
            Assert.Null(thrown);
            return;
        }

        ContractViolation violation = Assert.Single(Assert.IsType<ContractViolationException>(thrown).Violations);
        Assert.Equal(ContractCheck.RowMapperSchema, violation.Check);
    }

    private static SchemaShape.Column Column(string name, DataViewSchema.Annotations annotations)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(name, NumberDataViewType.Single, annotations);
        return InputSpy.ShapeOf(builder.ToSchema())[0];
    }

    private static SchemaShape.Column Column(string name, DataViewType type)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(name, type);
        return InputSpy.ShapeOf(builder.ToSchema())[0];
    }

    private static DataViewSchema.Annotations KeyNames()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> names = (ref VBuffer<ReadOnlyMemory<char>> value) =>
            value = new VBuffer<ReadOnlyMemory<char>>(1, ["a".AsMemory()]);
        builder.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, 1), names);
        return builder.ToAnnotations();
    }

    private OtherPromise Promising(Func<SchemaShape, SchemaShape> promise) =>
        new(_mlContext.Transforms.ReplaceMissingValues("Out", "Number"), promise);

    private FaultyEstimator<float> Reading(Func<ValueGetter<float>, ValueGetter<float>> wrap) =>
        new(Recipe.ZeroForMissing(_mlContext) with { Wrap = wrap, Map = value => value, Twin = _mlContext.Transforms.CopyColumns("Out", "Number") }, null);

    private void AssertFinds(IEstimator<ITransformer> estimator, ContractCheck check, string words)
    {
        var exception = Assert.Throws<ContractViolationException>(
            () => EstimatorContract.Check(_mlContext, estimator, SampleData.View(_mlContext)));

        ContractViolation violation = Assert.Single(exception.Violations, violation => violation.Check == check);
        Assert.Contains(words, violation.Detail, StringComparison.Ordinal);
    }

    private sealed class OtherPromise(IEstimator<ITransformer> inner, Func<SchemaShape, SchemaShape> promise) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => inner.Fit(input);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => promise(inner.GetOutputSchema(inputSchema));
    }

    private sealed class NoRowMapper(IEstimator<ITransformer> inner, bool refuses) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => new Transformer(inner.Fit(input), refuses);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inner.GetOutputSchema(inputSchema);

        private sealed class Transformer(ITransformer inner, bool refuses) : ITransformer
        {
            public bool IsRowToRowMapper => false;

            public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inner.GetOutputSchema(inputSchema);

            public IDataView Transform(IDataView input) => inner.Transform(input);

            public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) =>
                refuses ? throw new InvalidOperationException("Rows depend on each other.") : inner.GetRowToRowMapper(inputSchema);

            public void Save(ModelSaveContext ctx) => inner.Save(ctx);
        }
    }
}
