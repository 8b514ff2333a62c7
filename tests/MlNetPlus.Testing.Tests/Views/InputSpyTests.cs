using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Tests;

public sealed class InputSpyTests
{
    [Fact]
    public void ShapeOf_Schema_GivesWhatEstimatorsAreGiven()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = SampleData.View(mlContext);
        data = mlContext.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(data).Transform(data);

        SchemaShape shape = InputSpy.ShapeOf(data.Schema);

        Assert.Equal(data.Schema.Select(column => column.Name), shape.Select(column => column.Name));
        SchemaShape.Column key = shape.Single(column => column.Name == "Key");
        Assert.True(key.IsKey);
        Assert.Equal(NumberDataViewType.UInt32, key.ItemType);
        Assert.Equal("KeyValues", Assert.Single(key.Annotations).Name);
        Assert.Equal(SchemaShape.Column.VectorKind.Vector, shape.Single(column => column.Name == "Vector").Kind);
    }
}
