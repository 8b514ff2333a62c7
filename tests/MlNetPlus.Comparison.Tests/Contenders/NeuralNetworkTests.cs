using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

/// <summary>This test program has no libtorch, as a program that does not set TorchBackend.</summary>
public class NeuralNetworkTests
{
    [Fact]
    public void Compare_WithoutLibtorch_IsAFailureRowWithTheRemedy()
    {
        var context = new MLContext(1);

        var result = context.BinaryClassification.Compare(TestRows.View(context, withGaps: true), new ComparisonOptions
        {
            LabelColumnName = "IsHigh",
            Contenders = [Contender.NeuralNetwork(), Contender.Linear()],
            Folds = 3,
        });

        var failure = Assert.Single(result.Failures);
        Assert.Equal("Neural network", failure.Contender);
        Assert.Contains("TorchBackend", failure.Message, StringComparison.Ordinal);
        Assert.Equal("Linear", result.Best!.Contender);
    }
}
