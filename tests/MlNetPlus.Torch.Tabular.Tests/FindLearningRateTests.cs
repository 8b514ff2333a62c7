using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular.Tests;

[Collection(TorchCollection.Name)]
public sealed class FindLearningRateTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    public static TheoryData<TabularNetwork> Networks => [.. Enum.GetValues<TabularNetwork>()];

    [Theory]
    [MemberData(nameof(Networks))]
    public void FindLearningRate_BeforeFit_GivesACurveAndLeavesNoTrace(TabularNetwork network)
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.BinaryClassification);
        TabularNeuralNetworkTrainer Trainer() => SmallTable.Trainer(_mlContext, PredictionTask.BinaryClassification, epochs: 3, network: network);
        var untouched = SmallTable.Scores(Trainer().Fit(data).Transform(data));
        var trainer = Trainer();

        var curve = trainer.FindLearningRate(data);

        Assert.True(curve.LearningRates.Count > 20);
        Assert.Equal(curve.LearningRates.Count, curve.SmoothedLosses.Count);
        Assert.Equal(curve.LearningRates.Order(), curve.LearningRates);
        Assert.Equal(curve.SmoothedLosses, trainer.FindLearningRate(data).SmoothedLosses);
        Assert.Equal(untouched, SmallTable.Scores(trainer.Fit(data).Transform(data)));
    }

    [Fact]
    public void FindLearningRate_NoFeatures_NamesTheColumn()
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.BinaryClassification);
        var without = _mlContext.Transforms.SelectColumns("Label").Fit(data).Transform(data);

        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => SmallTable.Trainer(_mlContext, PredictionTask.BinaryClassification).FindLearningRate(without));

        Assert.Contains("Column 'Features'", fault.Message, StringComparison.Ordinal);
    }
}
