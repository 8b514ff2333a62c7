using Microsoft.ML;

namespace MlNetPlus.Torch.Tabular.Tests;

public sealed class TabularNeuralNetworkOptionsTests
{
    [Theory]
    [InlineData(TabularNetwork.TabMMini, 200, 256, 3e-4)]
    [InlineData(TabularNetwork.RealMlp, 256, 256, 0)]
    [InlineData(TabularNetwork.FastAi, 20, 64, 0.01)]
    public void Defaults_OfEachNetwork_AreThoseOfItsSource(TabularNetwork network, int epochs, int batch, double weightDecay)
    {
        var options = new TabularNeuralNetworkOptions(network);

        Assert.Equal(network, options.Network);
        Assert.Equal((epochs, batch), (options.Training.Epochs, options.Training.BatchSize));
        Assert.Equal(weightDecay, options.Training.WeightDecay);
        Assert.Equal(0.2, options.Training.ValidationFraction);
        Assert.Equal(0, options.Training.LabelSmoothing);
        Assert.Null(options.Training.MaxLearningRate);
    }

    [Fact]
    public void Defaults_OfAllNetworks_FollowFromTheRows()
    {
        var options = new TabularNeuralNetworkOptions();

        Assert.Equal(TabularNetwork.TabMMini, options.Network);
        Assert.Null(options.Dropout);
        Assert.Equal("Label", options.LabelColumnName);
        Assert.Equal("Features", options.FeatureColumnName);
        Assert.Null(options.ExampleWeightColumnName);
        Assert.Null(options.HiddenSizes);
        Assert.Null(options.Members);
        Assert.Null(options.InnerFolds);
        Assert.Equal(48, options.Bins);
    }

    [Fact]
    public void Constructor_UnknownNetwork_ListsThem()
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => new TabularNeuralNetworkOptions((TabularNetwork)9));

        Assert.StartsWith("Expected one of TabMMini, RealMlp, FastAi.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TabularNeuralNetwork_SeveralFaults_ListsAllOfThem()
    {
        var options = new TabularNeuralNetworkOptions { LabelColumnName = "", FeatureColumnName = null!, ExampleWeightColumnName = "", HiddenSizes = [0], Members = 0, Bins = 1, Dropout = 1, InnerFolds = 1 };
        options.Training.Epochs = 0;
        options.Training.Optimizer.Epsilon = 0;

        var fault = Assert.Throws<ArgumentException>(() => new MLContext().Regression.Trainers.TabularNeuralNetwork(options));

        Assert.Equal(
            """
            TabularNeuralNetworkOptions has 10 faults:
            - LabelColumnName is an empty text; expected a column name.
            - FeatureColumnName is null; expected a column name.
            - ExampleWeightColumnName is an empty text; expected a column name, or null for none.
            - HiddenSizes is 0; expected widths of 1 or more.
            - Members is 0; expected 1 or more, or null for automatic.
            - Bins is 1; expected 2 or more.
            - Dropout is 1; expected from 0 to below 1, or null for automatic.
            - InnerFolds is 1; expected 0 for none, from 2 to 100, or null for automatic.
            - Training.Epochs is 0; expected 1 or more.
            - Training.Optimizer.Epsilon is 0; expected a number above 0.
            """.ReplaceLineEndings("\n"),
            fault.Message);
    }

    [Fact]
    public void TabularNeuralNetwork_NoHiddenLayer_SaysWhatIsExpected()
    {
        var fault = Assert.Throws<ArgumentException>(() => new MLContext().BinaryClassification.Trainers.TabularNeuralNetwork(new TabularNeuralNetworkOptions { HiddenSizes = [] }));

        Assert.Equal("TabularNeuralNetworkOptions.HiddenSizes is empty; expected the width of at least one layer, or null for the network's own.", fault.Message);
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
