using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Comparison;

namespace MlNetPlus.Testing.Tests;

public sealed class SchemaComparerTests
{
    [Fact]
    public void Compare_EqualSchemas_FindsNothing() => Assert.Null(SchemaComparer.Compare(Schema(), Schema()));

    [Fact]
    public void Compare_OtherName_IsNamed() => AssertFinds(Schema(name: "B"), new Difference("name of column 0", "A", "B"));

    [Fact]
    public void Compare_OtherVectorSize_IsNamed() =>
        AssertFinds(Schema(size: 3), new Difference("type of column 'A'", "Vector<Single, 2>", "Vector<Single, 3>"));

    [Fact]
    public void Compare_OtherAnnotationValue_IsNamed() =>
        AssertFinds(Schema(slot: "y"), new Difference("annotation SlotNames of column 'A'", "[\"x\", \"x\"]", "[\"y\", \"y\"]"));

    [Fact]
    public void Compare_OtherAnnotationKind_IsNamed() =>
        AssertFinds(Schema(kind: "Names"), new Difference("annotation kinds of column 'A'", "[SlotNames]", "[Names]"));

    [Fact]
    public void Compare_FewerColumns_IsNamed() =>
        AssertFinds(new DataViewSchema.Builder().ToSchema(), new Difference("columns", "[A]", "[]"));

    [Fact]
    public void CompareColumn_OtherHiddenFlag_IsNamed()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(Schema());
        builder.AddColumns(Schema());

        Assert.Equal(
            new Difference("hidden flag of column 'A'", "False", "True"), SchemaComparer.CompareColumn(Schema()[0], builder.ToSchema()[0]));
    }

    private static void AssertFinds(DataViewSchema actual, Difference expected) =>
        Assert.Equal(expected, SchemaComparer.Compare(Schema(), actual));

    private static DataViewSchema Schema(string name = "A", int size = 2, string kind = "SlotNames", string slot = "x")
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> names = (ref VBuffer<ReadOnlyMemory<char>> value) =>
            value = new VBuffer<ReadOnlyMemory<char>>(2, [slot.AsMemory(), slot.AsMemory()]);
        annotations.Add(kind, new VectorDataViewType(TextDataViewType.Instance, 2), names);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(name, new VectorDataViewType(NumberDataViewType.Single, size), annotations.ToAnnotations());
        return builder.ToSchema();
    }
}
