namespace MlNetPlus.Comparison.Tests;

public class CorrectedResamplingTests
{

    private static readonly double[] First = [.82, .84, .80, .86, .83, .81, .85, .79, .84, .82];
    private static readonly double[] Second = [.84, .85, .83, .85, .86, .82, .86, .83, .85, .84];

    [Fact]
    public void Describe_WorkedExample_EqualsNadeauAndBengio()
    {
        var differences = Second.Zip(First, (second, first) => second - first).ToArray();

        var described = CorrectedResampling.Describe(differences, testShare: 1 / 9.0);

        Assert.Equal(0.017, described.Mean, 9);
        Assert.Equal(0.000201111, described.Deviation * described.Deviation, 9);
        Assert.Equal(0.00651589, described.StandardError, 8);
        Assert.Equal(0.028317, described.PValue, 6);
        Assert.Equal(0.002260, described.Lower, 6);
        Assert.Equal(0.031740, described.Upper, 6);
    }

    [Fact]
    public void Describe_NoCorrection_EqualsPairedTTest()
    {
        var differences = Second.Zip(First, (second, first) => second - first).ToArray();

        var described = CorrectedResampling.Describe(differences, testShare: 0);

        Assert.Equal(0.004277, described.PValue, 6);
        Assert.Equal(0.00686, described.Lower, 5);
        Assert.Equal(0.02714, described.Upper, 5);
    }

    [Fact]
    public void Describe_SameDifferenceEverywhere_IsCertain()
    {
        Assert.Equal(1, CorrectedResampling.Describe([0, 0, 0], 0.25).PValue);
        Assert.Equal(0, CorrectedResampling.Describe([0.5, 0.5, 0.5], 0.25).PValue);
    }

    [Fact]
    public void Describe_OneValue_HasNoInterval()
    {
        var described = CorrectedResampling.Describe([0.8], 0.25);

        Assert.Equal(0.8, described.Mean);
        Assert.True(double.IsNaN(described.Lower));
        Assert.True(double.IsNaN(described.PValue));
    }

    /// <summary>
    /// Two equally good nearest-centroid models, each with features of its own, on 200 rows: the corrected test on 10 x 10
    /// folds must raise few false alarms where the naive one raises many.
    /// </summary>
    [Fact]
    public void Describe_EquallyGoodModels_FalseAlarmsStayNearNominal()
    {
        const int Repetitions = 400;
        var random = new SplitRandom(20);
        int corrected = 0, naive = 0;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var differences = NullSimulation.Differences(rows: 200, folds: 10, repeats: 10, random);
            corrected += CorrectedResampling.Describe(differences, 1 / 9.0).PValue < 0.05 ? 1 : 0;
            naive += CorrectedResampling.Describe(differences, 0).PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange((double)corrected / Repetitions, 0.02, 0.09);
        Assert.InRange((double)naive / Repetitions, 0.3, 1);
    }
}
