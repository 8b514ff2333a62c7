using Microsoft.ML;

namespace MlNetPlus.Torch.Tabular.Tests;

public sealed class TabularNeuralNetworkOptionsTests
{
    [Fact]
    public void Defaults_AreThoseOfThePaper()
    {
        var options = new TabularNeuralNetworkOptions();

        Assert.Equal("Label", options.LabelColumnName);
        Assert.Equal("Features", options.FeatureColumnName);
        Assert.Equal([256, 256, 256], options.HiddenSizes);
        Assert.Equal(256, options.Training.Epochs);
        Assert.Equal(256, options.Training.BatchSize);
        Assert.Equal(0.2, options.Training.ValidationFraction);
        Assert.Equal(0, options.Training.LabelSmoothing);
        Assert.Equal(0, options.Training.WeightDecay);
        Assert.Equal((0.9, 0.95), (options.Training.Optimizer.Momentum, options.Training.Optimizer.SquaredMomentum));
        Assert.Equal(WeightsToKeep.LastBest, options.Training.Keep);
        Assert.IsType<CosineLogSchedule>(options.Training.Schedule(0.04));
    }

    [Fact]
    public void TabularNeuralNetwork_SeveralFaults_ListsAllOfThem()
    {
        var options = new TabularNeuralNetworkOptions { LabelColumnName = "", FeatureColumnName = null!, HiddenSizes = [0] };
        options.Training.Epochs = 0;
        options.Training.Optimizer.Epsilon = 0;

        var fault = Assert.Throws<ArgumentException>(() => new MLContext().Regression.Trainers.TabularNeuralNetwork(options));

        Assert.Equal(
            """
            TabularNeuralNetworkOptions has 5 faults:
            - LabelColumnName is an empty text; expected a column name.
            - FeatureColumnName is null; expected a column name.
            - HiddenSizes is 0; expected widths of 1 or more.
            - Training.Epochs is 0; expected 1 or more.
            - Training.Optimizer.Epsilon is 0; expected a number above 0.
            """.ReplaceLineEndings("\n"),
            fault.Message);
    }

    [Fact]
    public void TabularNeuralNetwork_NoHiddenLayer_SaysWhatIsExpected()
    {
        var fault = Assert.Throws<ArgumentException>(() => new MLContext().BinaryClassification.Trainers.TabularNeuralNetwork(new TabularNeuralNetworkOptions { HiddenSizes = [] }));

        Assert.Equal("TabularNeuralNetworkOptions.HiddenSizes is empty; expected the width of at least one layer.", fault.Message);
    }

    [Fact]
    public void TabularNeuralNetwork_OptionsChangedAfterwards_DoNotReachTheTrainer()
    {
        var options = new TabularNeuralNetworkOptions();
        var trainer = new MLContext().MulticlassClassification.Trainers.TabularNeuralNetwork(options);

        options.LabelColumnName = "Other";

        Assert.Equal("Label", trainer.Columns.Label);
    }
}
