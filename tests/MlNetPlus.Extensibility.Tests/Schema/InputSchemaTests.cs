using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility.Tests;

public sealed class InputSchemaTests
{
    private static readonly DataViewSchema Passengers = Schema(
        ("Age", NumberDataViewType.Single),
        ("Name", TextDataViewType.Instance),
        ("Features", new VectorDataViewType(NumberDataViewType.Single, 3)),
        ("Port", new KeyDataViewType(typeof(uint), 3)));

    [Fact]
    public void Require_AcceptedType_ReturnsColumn()
    {
        var column = InputSchema.Of(Passengers).Require("Clip", "Age", AcceptedType.Single);

        Assert.Equal("Age", column.Name);
        Assert.Equal(ColumnKind.Scalar, column.Kind);
    }

    [Fact]
    public void Require_MissingColumn_ListsWhatThereIs()
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => InputSchema.Of(Passengers).Require("Clip", "Aeg", AcceptedType.Single));

        Assert.StartsWith(
            "Column 'Aeg' (input of Clip) is not in the input. The input has 'Age', 'Name', 'Features', 'Port'. Check the spelling; names are case-sensitive.",
            fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("age", "Age")]
    [InlineData("Feature", "Features")]
    [InlineData("FEATURES", "Features")]
    public void Require_NameWithSmallSlip_Suggests(string name, string suggestion)
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => InputSchema.Of(Passengers).Require("Clip", name, AcceptedType.Single));

        Assert.Contains($"Did you mean '{suggestion}'?", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name", "Column 'Name' (input of Clip) is String; expected Single or a vector of Single. Convert it first, e.g. with mlContext.Transforms.Conversion.ConvertType.")]
    [InlineData("Port", "Column 'Port' (input of Clip) is Key of UInt32; expected Single or a vector of Single. Convert it first, e.g. with mlContext.Transforms.Conversion.ConvertType.")]
    public void Require_WrongType_SaysWhatToDo(string name, string message)
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => InputSchema.Of(Passengers).Require("Clip", name, AcceptedType.Single.OrVector()));

        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_SameFaultInPromiseAndInData_SaysTheSame()
    {
        var mlContext = new MLContext();
        var promised = mlContext.Transforms.CopyColumns("Copy", "Name").GetOutputSchema(Promise(Passengers));

        var early = Assert.Throws<ArgumentOutOfRangeException>(() => InputSchema.Of(promised).Require("Clip", "Copy", AcceptedType.Single));
        var late = Assert.Throws<ArgumentOutOfRangeException>(() => InputSchema.Of(Schema(("Copy", TextDataViewType.Instance))).Require("Clip", "Copy", AcceptedType.Single));

        Assert.Equal(late.Message, early.Message);
    }

    [Fact]
    public void Of_HiddenColumn_SeesTheVisibleOne()
    {
        var schema = Schema(("Age", TextDataViewType.Instance), ("Age", NumberDataViewType.Single));

        Assert.Equal(NumberDataViewType.Single, InputSchema.Of(schema).Find("Age")!.ItemType);
    }

    [Fact]
    public void OrVector_VectorOfAnother_IsRefused()
    {
        var column = ColumnShape.Vector("Names", TextDataViewType.Instance);

        Assert.False(AcceptedType.Single.OrVector().Accepts(column));
        Assert.True(AcceptedType.Text.OrVector().Accepts(column));
    }

    private static DataViewSchema Schema(params (string Name, DataViewType Type)[] columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var (name, type) in columns)
            builder.AddColumn(name, type);
        return builder.ToSchema();
    }

    private static SchemaShape Promise(DataViewSchema schema) =>
        new(schema.Select(column => ColumnShape.Of(column)).Select(shape => Promised(shape)));

    // The shape's way back is internal to the bridge; an estimator of the bridge gives it in public.
    private static SchemaShape.Column Promised(ColumnShape shape) =>
        new PromiseOnly(new MLContext(), shape).GetOutputSchema(new SchemaShape([])).Single();

    private sealed class PromiseOnly(MLContext mlContext, ColumnShape shape) : RowEstimator<RowTransformer>(mlContext)
    {
        protected override IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema input) => [shape];

        protected override RowTransformer FitCore(IDataView input) => throw new NotSupportedException();
    }
}
