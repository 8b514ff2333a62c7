namespace MlNetPlus.Torch.Vision.Tests;

public sealed class ViewScoresTests
{
    private static readonly float[] Plain = [0.2f, 0.8f];

    // fastai's worked examples: 0.75 of the views and 0.25 of the plain picture; the largest of all.
    [Fact]
    public void Mix_MeanAndMax_EqualFastai()
    {
        var mean = new float[2];
        var max = new float[2];

        ViewScores.Mix(Plain, [0.7f, 0.3f, 0.5f, 0.5f], ViewAggregation.Mean, 0.25, mean);
        ViewScores.Mix(Plain, [0.7f, 0.3f, 0.5f, 0.5f], ViewAggregation.Max, 0.25, max);

        Assert.Equal([0.5f, 0.5f], mean, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([0.7f, 0.8f], max);
    }

    [Fact]
    public void Aggregate_GeometricMean_IsRootOfProduct()
    {
        var result = new float[2];

        ViewScores.Aggregate([0.9f, 0.1f, 0.4f, 0.4f], ViewAggregation.GeometricMean, result);

        Assert.Equal(0.6f, result[0], 1e-6f);
        Assert.Equal(0.2f, result[1], 1e-6f);
    }

    [Fact]
    public void Spread_TwoViews_IsLargestDeviation()
    {
        Assert.Equal(0.2f, ViewScores.Spread([0.9f, 0.1f, 0.5f, 0.3f], 2, ..), 1e-6f);
        Assert.Equal(0, ViewScores.Spread([0.9f, 0.1f], 2, ..));
    }
}
