using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Tabular.Tests;

[Collection(TorchCollection.Name)]
public sealed class CategoryTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    public static TheoryData<TabularNetwork> Networks => [.. Enum.GetValues<TabularNetwork>()];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_CategoryThatDecides_IsLearnt(TabularNetwork network)
    {
        var data = MixedTable.Of(_mlContext);

        var metrics = _mlContext.BinaryClassification.Evaluate(Fitted(network, 48).Transform(data));

        Assert.True(metrics.AreaUnderRocCurve > 0.99, $"AUC {metrics.AreaUnderRocCurve}");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Transform_UnseenCategory_ScoresAsAMissingOne(TabularNetwork network)
    {
        MixedTable.Row Row(string color, float count) => new() { Number = 0.5f, Color = color, Count = count };

        var scores = Fitted(network, 8).Transform(MixedTable.Of(_mlContext, [Row("", 1), Row("violet", 1), Row("", float.NaN), Row("violet", 99), Row("blue", 1)])).GetColumn<float>("Score").ToArray();

        Assert.All(scores, score => Assert.True(float.IsFinite(score)));
        Assert.Equal(scores[0], scores[1]);
        Assert.Equal(scores[2], scores[3]);
        Assert.NotEqual(scores[0], scores[4]);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void SaveAndLoad_Categories_GivesTheSameScores(TabularNetwork network)
    {
        var data = MixedTable.Of(_mlContext);
        var model = Fitted(network, 4);
        using var file = new MemoryStream();
        _mlContext.Model.Save(model, data.Schema, file);

        var loaded = new MLContext().Model.Load(file, out _);

        Assert.Equal(SmallTable.Scores(model.Transform(data)), SmallTable.Scores(loaded.Transform(data)));
    }

    private TransformerChain<TabularNeuralNetworkTransformer> Fitted(TabularNetwork network, int epochs)
    {
        var options = new TabularNeuralNetworkOptions(network) { HiddenSizes = [32, 24], InnerFolds = 0 };
        options.Training.Epochs = epochs;
        options.Training.BatchSize = 32;
        return MixedTable.Features(_mlContext).Append(_mlContext.BinaryClassification.Trainers.TabularNeuralNetwork(options)).Fit(MixedTable.Of(_mlContext));
    }
}
