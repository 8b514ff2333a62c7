using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility.Tests;

public sealed class AheadTransformerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void GetRowCursor_AddedColumnsOnly_ReadsAhead()
    {
        var (transformer, view) = Transform(8);

        Assert.Equal([0, 2, 4, 6, 8, 10, 12, 14], view.GetColumn<float>("Twice"));
        Assert.Equal([3, 3, 2], transformer.Sizes);
    }

    [Fact]
    public void GetRowCursor_SourceColumnToo_UsesTheGetters()
    {
        var (transformer, view) = Transform(5);

        using var cursor = view.GetRowCursor([view.Schema["Value"], view.Schema["Twice"]]);
        var getters = (Value: cursor.GetGetter<float>(view.Schema["Value"]), Twice: cursor.GetGetter<float>(view.Schema["Twice"]));
        var rows = 0;
        for (var (value, twice) = (0f, 0f); cursor.MoveNext(); rows++)
        {
            getters.Value(ref value);
            getters.Twice(ref twice);
            Assert.Equal(2 * value, twice);
        }

        Assert.Equal(5, rows);
        Assert.Empty(transformer.Sizes);
    }

    [Fact]
    public void GetRowCursor_NoColumns_ComputesNothing()
    {
        var (transformer, view) = Transform(5);

        using var cursor = view.GetRowCursor([]);
        var rows = 0;
        while (cursor.MoveNext())
            rows++;

        Assert.Equal(5, rows);
        Assert.Empty(transformer.Sizes);
    }

    [Fact]
    public void TransformForTraining_ClassThatLooksAtIt_MapsTrainingRowsDifferently()
    {
        var data = Load(4);

        var view = new AheadTransformer(_mlContext).TransformForTraining(data);

        Assert.Equal([-1, 1, 3, 5], view.GetColumn<float>("Twice"));
    }

    [Fact]
    public void TransformForTraining_ClassThatDoesNot_EqualsTransform()
    {
        var data = Load(4);
        var transformer = new ClipEstimator(_mlContext, "Clipped", "Value").Fit(data);

        Assert.Equal(transformer.Transform(data).GetColumn<float>("Clipped"), transformer.TransformForTraining(data).GetColumn<float>("Clipped"));
    }

    private (AheadTransformer Transformer, IDataView View) Transform(int rows)
    {
        var transformer = new AheadTransformer(_mlContext);
        return (transformer, transformer.Transform(Load(rows)));
    }

    private IDataView Load(int rows) => _mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(value => new Row { Value = value }));

    private sealed class Row
    {
        public float Value { get; set; }
    }
}
