namespace MlNetPlus.Comparison.Tests;

public class CorrelatedBayesTests
{
    private static readonly double[] Differences = [.02, .01, .03, -.01, .03, .01, .01, .04, .01, .02];

    [Fact]
    public void Split_WorkedExample_EqualsBaycomp()
    {
        var (below, inside, above) = CorrelatedBayes.Split(CorrectedResampling.Describe(Differences, 1 / 9.0), rope: 0.01);

        Assert.Equal(0.00125386, below, 8);
        Assert.Equal(0.15406929, inside, 7);
        Assert.Equal(0.84467685, above, 7);
    }

    [Fact]
    public void Split_NoRope_IsProbabilityOfSign()
    {
        var (_, inside, above) = CorrelatedBayes.Split(CorrectedResampling.Describe(Differences, 1 / 9.0), rope: 0);

        Assert.Equal(0.985842, above, 6);
        Assert.Equal(0, inside, 12);
    }

    [Theory]
    [InlineData(0.0, 0.0, 0.5, 0.0, 0.5)]
    [InlineData(0.0, 0.01, 0.0, 1.0, 0.0)]
    [InlineData(0.3, 0.01, 0.0, 0.0, 1.0)]
    [InlineData(-0.3, 0.01, 1.0, 0.0, 0.0)]
    public void Split_NoSpread_PutsAllMassAtTheMean(double mean, double rope, double below, double inside, double above) =>
        Assert.Equal((below, inside, above), CorrelatedBayes.Split(CorrectedResampling.Describe([mean, mean], 0.25), rope));
}
