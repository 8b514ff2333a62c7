namespace MlNetPlus.Torch.Vision.Tests;

public sealed class TestTimeAugmentationOptionsTests
{
    [Fact]
    public void Defaults_AreFastais()
    {
        var options = new TestTimeAugmentationOptions();

        Assert.Equal(4, options.Views);
        Assert.Equal(0.25, options.Beta);
        Assert.Equal(ViewAggregation.Mean, options.Aggregation);
        Assert.Equal(DeterministicViews.None, options.Deterministic);
    }

    [Fact]
    public void Check_SeveralFaults_NamesAll()
    {
        var options = new TestTimeAugmentationOptions { Views = 0, Beta = 2, CropShare = 0, ScaleFactors = [], BatchSize = 0, SpreadColumnName = "Score" };

        var exception = Assert.Throws<ArgumentException>(options.Check);

        foreach (var part in new[] { "Views is 0; expected at least 1.", "Beta is 2; expected from 0 to 1.", "CropShare is 0", "ScaleFactors", "BatchSize is 0", "SpreadColumnName is 'Score'; expected a name of its own." })
            Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }
}
