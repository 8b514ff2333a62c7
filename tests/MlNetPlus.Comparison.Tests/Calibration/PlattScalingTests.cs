namespace MlNetPlus.Comparison.Tests;

public class PlattScalingTests
{
    /// <summary>scikit-learn's optimiser stops at a gradient of 1e-5.</summary>
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fit_ReferenceScores_EqualsScikitLearn(int index)
    {
        var reference = CalibrationReference.Curve(index);

        var (slope, offset) = PlattScaling.Fit(reference.Scores, reference.IsPositive);

        Assert.All(reference.Asked.Zip(reference.Platt), pair => Assert.Equal(pair.Second, PlattScaling.At(slope, offset, pair.First), Tolerance));
    }

    /// <summary>At the optimum of a sigmoid with an offset, the mean probability is the mean target.</summary>
    [Fact]
    public void Fit_ScoresApart_StaysFiniteAndKeepsTheMeanTarget()
    {
        float[] scores = [-1e6f, -2e6f, 1e6f, 2e6f, 3e6f];
        bool[] isPositive = [false, false, true, true, true];

        var (slope, offset) = PlattScaling.Fit(scores, isPositive);

        Assert.True(slope < 0);
        Assert.Equal(((3 * 4.0 / 5) + (2 * 1.0 / 4)) / 5, scores.Average(score => PlattScaling.At(slope, offset, score)), 1e-6);
    }

    [Fact]
    public void Fit_OneScoreForAll_GivesTheMeanTarget()
    {
        var (slope, offset) = PlattScaling.Fit([3, 3, 3, 3], [true, false, false, false]);

        Assert.Equal(((2.0 / 3) + (3 * 0.2)) / 4, PlattScaling.At(slope, offset, 3), 1e-6);
    }

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(-1000, 1)]
    [InlineData(0, 0.5)]
    public void At_AnyScore_DoesNotOverflow(double score, double expected) => Assert.Equal(expected, PlattScaling.At(1, 0, score), 1e-12);
}
