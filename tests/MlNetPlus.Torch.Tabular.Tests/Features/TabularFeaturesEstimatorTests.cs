using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing;

namespace MlNetPlus.Torch.Tabular.Tests;

public sealed class TabularFeaturesEstimatorTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    [ContractTestOf(typeof(TabularFeaturesEstimator))]
    public void Check_MixedColumns_KeepsEveryPromise()
    {
        var data = MixedTable.Of(_mlContext, MixedTable.Rows(24));
        var options = new EstimatorContractOptions();
        options.InvalidInputs.Add(new InvalidInput(_mlContext.Transforms.DropColumns("Color").Fit(data).Transform(data), "Column 'Color'"));

        EstimatorContract.Check(_mlContext, MixedTable.Features(_mlContext), data, options);
    }

    [Fact]
    public void Transform_TextAndNumbers_GivesCodesInAscendingOrderAfterTheNumbers()
    {
        var rows = Vectors(MixedTable.Features(_mlContext).Fit(MixedTable.Of(_mlContext)).Transform(MixedTable.Of(_mlContext)));

        Assert.Equal([float.NaN, 1, 1], rows[0]); // number, Color 'blue', Count 0
        Assert.Equal([2f, 2f], rows[1][1..]);
        Assert.Equal([3f, 3f], rows[2][1..]);
        Assert.Equal([float.NaN, 4f], rows[3][1..]); // an empty text is missing
    }

    [Fact]
    public void Transform_KeyAndBoolean_AreCategories()
    {
        var data = MixedTable.Of(_mlContext, MixedTable.Rows(8));
        var pipeline = _mlContext.Transforms.Conversion.MapValueToKey("Key", "Color").Append(_mlContext.Transforms.TabularFeatures("Features", ["Key", "Label"], []));

        var rows = Vectors(pipeline.Fit(data).Transform(data));

        Assert.Equal([1f, 2f], rows[0]);
        Assert.Equal([3f, 1f], rows[2]);
    }

    [Fact]
    public void Transform_Annotations_NameSlotsAndCountValues()
    {
        var data = MixedTable.Of(_mlContext);

        var column = MixedTable.Features(_mlContext).Fit(data).Transform(data).Schema["Features"];

        var names = default(VBuffer<ReadOnlyMemory<char>>);
        column.GetSlotNames(ref names);
        Assert.Equal(["Number", "Color", "Count"], names.DenseValues().Select(name => name.ToString()));
        Assert.Equal([0, 3, 5], CategorySlots.Read(column));
    }

    [Fact]
    public void Transform_UnseenValue_IsNaN()
    {
        var model = MixedTable.Features(_mlContext).Fit(MixedTable.Of(_mlContext));

        var rows = Vectors(model.Transform(MixedTable.Of(_mlContext, [new MixedTable.Row { Number = 1, Color = "violet", Count = float.NaN }])));

        Assert.Equal([1, float.NaN, float.NaN], rows[0]);
    }

    [Fact]
    public void Fit_AllValuesDifferent_WarnsAndLeavesTheColumnOut()
    {
        var warnings = new List<string>();
        _mlContext.Log += (_, log) =>
        {
            if (log.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Warning)
                warnings.Add(log.Message);
        };
        var data = MixedTable.Of(_mlContext);

        var rows = Vectors(_mlContext.Transforms.TabularFeatures("Features", ["Name", "Color"], []).Fit(data).Transform(data));

        Assert.Contains("Column 'Name' has 120 different values in 120 rows", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.All(rows, row => Assert.True(float.IsNaN(row[0])));
        Assert.Equal(1f, rows[0][1]);
    }

    [Fact]
    public void TabularFeatures_NoColumns_SaysWhatIsExpected()
    {
        var fault = Assert.Throws<ArgumentException>(() => _mlContext.Transforms.TabularFeatures("Features", [], []));

        Assert.Equal("TabularFeaturesEstimator got no columns; expected at least one, categorical or continuous.", fault.Message);
    }

    [Fact]
    public void TabularFeatures_ColumnTwice_NamesIt()
    {
        var fault = Assert.Throws<ArgumentException>(() => _mlContext.Transforms.TabularFeatures("Features", ["Age"], ["Age"]));

        Assert.Equal("TabularFeaturesEstimator got column 'Age' twice. Name it once, as a category or as a number.", fault.Message);
    }

    private static List<float[]> Vectors(IDataView view) => [.. view.GetColumn<VBuffer<float>>("Features").Select(vector => vector.DenseValues().ToArray())];
}
