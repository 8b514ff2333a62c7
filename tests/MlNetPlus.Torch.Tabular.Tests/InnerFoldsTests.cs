using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular.Tests;

[Collection(TorchCollection.Name)]
public sealed class InnerFoldsTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    public static TheoryData<TabularNetwork> Networks => [.. Enum.GetValues<TabularNetwork>()];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_SameSeedTwice_GivesTheSameScoresThoughSideBySide(TabularNetwork network)
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.BinaryClassification);
        float[] Scores() => SmallTable.Scores(
            SmallTable.Trainer(new MLContext(3), PredictionTask.BinaryClassification, 4, options => (options.InnerFolds, options.Dropout) = (4, 0.3), network).Fit(data).Transform(data));

        Assert.Equal(Scores(), Scores());
    }

    [Fact]
    public void Fit_InnerFolds_HasAHistoryForEach()
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.Regression);

        var model = SmallTable.Trainer(_mlContext, PredictionTask.Regression, 4, options => options.InnerFolds = 3).Fit(data).Model;

        Assert.Equal(3, model.Histories.Count);
        Assert.All(model.Histories, history => Assert.Equal(4, history.Epochs.Count));
        Assert.Equal(3, model.Networks.Count);
    }

    [Theory]
    [InlineData(TabularNetwork.TabMMini, 5)]
    [InlineData(TabularNetwork.RealMlp, 1)]
    [InlineData(TabularNetwork.FastAi, 1)]
    public void Fit_Automatic_BagsTabMOnFewRows(TabularNetwork network, int expected)
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.Regression);

        var model = SmallTable.Trainer(_mlContext, PredictionTask.Regression, 2, options => options.InnerFolds = null, network).Fit(data).Model;

        Assert.Equal(expected, model.Histories.Count);
    }

    [Fact]
    public void Fit_ValidationOfTheCaller_TrainsOneNetwork()
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.Regression);

        var model = SmallTable.Trainer(_mlContext, PredictionTask.Regression, 2, options => options.InnerFolds = 3).Fit(data, data).Model;

        Assert.Single(model.Histories);
    }

    [Fact]
    public void Fit_MoreFoldsThanRows_SaysWhatToChange()
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.Regression, SmallTable.Rows(3));

        var fault = Assert.Throws<InvalidOperationException>(() => SmallTable.Trainer(_mlContext, PredictionTask.Regression, 2, options => options.InnerFolds = 4).Fit(data));

        Assert.Equal("3 rows cannot be divided into 4 parts. Give more rows, or ask for fewer parts.", fault.Message);
    }

    [Fact]
    public void Load_Model_HasNoHistories()
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.Regression);
        var model = SmallTable.Trainer(_mlContext, PredictionTask.Regression, 2, options => options.InnerFolds = 2).Fit(data);
        using var file = new MemoryStream();
        _mlContext.Model.Save(model, data.Schema, file);

        var loaded = Assert.IsType<TabularNeuralNetworkTransformer>(new MLContext().Model.Load(file, out _));

        Assert.Empty(loaded.Model.Histories);
        Assert.Equal(model.Model.ParameterCount, loaded.Model.ParameterCount);
        Assert.Equal(SmallTable.Scores(model.Transform(data)), SmallTable.Scores(loaded.Transform(data)));
    }
}
