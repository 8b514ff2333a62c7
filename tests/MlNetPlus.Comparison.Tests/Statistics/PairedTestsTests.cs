namespace MlNetPlus.Comparison.Tests;

/// <summary>Against the worked examples that R (t.test, binom.test, mcnemar.test, pROC) and baycomp give.</summary>
public class PairedTestsTests
{
    private static readonly bool[] IsPositive = [true, true, true, true, true, false, false, false, false, false];
    private static readonly float[] FirstScores = [.9f, .8f, .7f, .6f, .35f, .55f, .5f, .4f, .3f, .2f];
    private static readonly float[] SecondScores = [.95f, .6f, .5f, .45f, .3f, .65f, .55f, .4f, .35f, .1f];
    private static readonly (double, double)[] FiveByTwo = [(.02, .03), (.01, .04), (.03, .00), (.02, .01), (.04, .02)];
    private static readonly double[] Differences = [.02, .01, .03, -.01, .03, .01, .01, .04, .01, .02];

    [Fact]
    public void McNemar_WorkedExample_EqualsR()
    {
        var result = PairedTests.McNemar(5, 12);

        Assert.Equal(0.143463, result.ExactPValue, 6);
        Assert.Equal(0.096252, result.MidPValue, 6);
        Assert.Equal(2.117647, result.ChiSquared, 6);
        Assert.Equal(0.145610, result.ChiSquaredPValue, 6);
        Assert.Equal(result.ExactPValue, result.PValue);
    }

    [Fact]
    public void McNemar_ManyDiscordantRows_ReportsChiSquared()
    {
        var result = PairedTests.McNemar(10, 15);

        Assert.Equal(0.64, result.ChiSquared, 12);
        Assert.Equal(result.ChiSquaredPValue, result.PValue);
    }

    [Fact]
    public void McNemar_NothingTellsThemApart_IsOne()
    {
        var same = PairedTests.McNemar([true, false], [true, false]);

        Assert.Equal((0, 0, 1, 1, 1), (same.OnlyFirstRight, same.OnlySecondRight, same.ExactPValue, same.MidPValue, same.ChiSquaredPValue));
        Assert.Equal((1, 0.0, 1), (PairedTests.McNemar(4, 4).ExactPValue, PairedTests.McNemar(4, 4).ChiSquared, PairedTests.McNemar(4, 4).ChiSquaredPValue));
        Assert.Equal(1 - (70 / 512.0), PairedTests.McNemar(4, 4).MidPValue, 12);
    }

    [Fact]
    public void McNemar_Rows_CountsThoseWithOneRight()
    {
        var result = PairedTests.McNemar([true, true, false, true], [false, true, true, false]);

        Assert.Equal((2, 1), (result.OnlyFirstRight, result.OnlySecondRight));
    }

    [Fact]
    public void McNemar_OtherNumberOfRows_Refuses() => Assert.StartsWith(
        "secondIsRight has 1 rows; expected 2: models are comparable on the same rows only.",
        Assert.Throws<ArgumentException>(() => PairedTests.McNemar([true, false], [true])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void DeLong_WorkedExample_EqualsProc()
    {
        var result = PairedTests.DeLong(IsPositive, FirstScores, SecondScores);

        Assert.Equal(.88, result.FirstAuc, 12);
        Assert.Equal(.64, result.SecondAuc, 12);
        Assert.Equal(.24, result.Difference, 12);
        Assert.Equal(.138564, result.StandardError, 6);
        Assert.Equal(1.732051, result.Z, 6);
        Assert.Equal(0.083265, result.PValue, 6);
        Assert.Equal(.24 - (1.959964 * Math.Sqrt(.0192)), result.Lower, 6);
    }

    [Fact]
    public void DeLong_Parts_HaveTheWorkedVariances()
    {
        var first = new DeLongVariance(IsPositive, FirstScores);
        var second = new DeLongVariance(IsPositive, SecondScores);

        Assert.Equal(.0168, first.Variance, 12);
        Assert.Equal(.0392, second.Variance, 12);
        Assert.Equal(.0184, first.Covariance(second), 12);
    }

    [Fact]
    public void DeLong_Ties_AucEqualsTheRankSums()
    {
        float[] tied = [.5f, .5f, .2f, .9f, .5f, .5f, .2f, .2f, .9f, .1f];

        Assert.Equal(Ranking.Auc(tied, IsPositive), PairedTests.DeLong(IsPositive, tied, FirstScores).FirstAuc, 12);
    }

    [Fact]
    public void DeLong_SameScores_IsOne() => Assert.Equal(1, PairedTests.DeLong(IsPositive, FirstScores, FirstScores).PValue);

    [Fact]
    public void DeLong_OnePositiveRow_Refuses() => Assert.StartsWith(
        "isPositive has 1 positive and 2 negative rows; expected at least two of each",
        Assert.Throws<ArgumentException>(() => PairedTests.DeLong([true, false, false], [1, 2, 3], [1, 2, 3])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void DeLong_NaNScore_Refuses() => Assert.Throws<ArgumentException>(() => PairedTests.DeLong([true, true, false, false], [1, float.NaN, 3, 4], [1, 2, 3, 4]));

    [Fact]
    public void CorrectedResampledT_WorkedExample_EqualsNadeauAndBengio()
    {
        var result = PairedTests.CorrectedResampledT(Differences, 1 / 9.0);

        Assert.Equal(2.609008, result.Mean / result.StandardError, 6);
        Assert.Equal(0.028317, result.PValue, 6);
        Assert.Equal((0.002260, 0.031740), (Math.Round(result.Lower, 6), Math.Round(result.Upper, 6)));
    }

    [Fact]
    public void CorrectedResampledT_NoCorrection_Refuses() => Assert.Throws<ArgumentOutOfRangeException>(() => PairedTests.CorrectedResampledT(Differences, 0));

    [Fact]
    public void BayesianCorrelatedT_WorkedExample_EqualsScipy()
    {
        var result = PairedTests.BayesianCorrelatedT(Differences, 1 / 9.0, rope: 0.01);

        Assert.Equal(0.00125386, result.Below, 8);
        Assert.Equal(0.15406929, result.Equivalent, 7);
        Assert.Equal(0.8446768454, result.Above, 8);
        Assert.Equal(0.985842, PairedTests.BayesianCorrelatedT(Differences, 1 / 9.0, rope: 0).Above, 6);
    }

    [Fact]
    public void FiveByTwo_WorkedExample_GivesTheseDigits()
    {
        var t = PairedTests.FiveByTwoT(FiveByTwo);
        var f = PairedTests.FiveByTwoF(FiveByTwo);

        Assert.Equal((1.290994, 0.253170), (Math.Round(t.Statistic, 6), Math.Round(t.PValue, 6)));
        Assert.Equal((2.666667, 0.145273), (Math.Round(f.Statistic, 6), Math.Round(f.PValue, 6)));
    }

    [Fact]
    public void FiveByTwo_NoSpread_IsCertain()
    {
        Assert.Equal(1, PairedTests.FiveByTwoF(new (double, double)[5]).PValue);
        Assert.Equal(0, PairedTests.FiveByTwoF([(1, 1), (1, 1), (1, 1), (1, 1), (1, 1)]).PValue);
        Assert.Equal(0, PairedTests.FiveByTwoT([(1, 1), (1, 1), (1, 1), (1, 1), (1, 1)]).PValue);
    }

    [Fact]
    public void FiveByTwo_FourPairs_Refuses() => Assert.StartsWith(
        "differences has 4 pairs; expected 5",
        Assert.Throws<ArgumentException>(() => PairedTests.FiveByTwoF(FiveByTwo.AsSpan(0, 4))).Message,
        StringComparison.Ordinal);

    /// <summary>Of 100 rows, 5 are right with the first model only and 12 with the second only.</summary>
    [Fact]
    public void Bootstrap_WorkedExample_GivesTheWorkedInterval()
    {
        var result = PairedTests.Bootstrap(100, rows => rows.Sum(row => row < 12 ? 1 : row < 17 ? -1 : 0) / 100.0, draws: 20_000);

        Assert.Equal(0.07, result.Difference, 12);
        Assert.Equal(0.0407, result.StandardError, 0.0006);
        Assert.Equal((-0.01, 0.15), (Math.Round(result.Lower, 6), Math.Round(result.Upper, 6)));
        Assert.InRange(result.PValue, 0.07, 0.13);
        Assert.Equal(20_000, result.Draws);
    }

    [Fact]
    public void Bootstrap_Groups_AreDrawnWhole()
    {
        var result = PairedTests.Bootstrap(6, rows => rows.Count(row => row % 2 == 0) == rows.Count(row => row % 2 == 1) ? 1 : double.NaN, groups: [7, 7, 8, 8, 9, 9], draws: 500);

        Assert.Equal(500, result.Draws);
    }

    [Fact]
    public void Bootstrap_SameSeed_SameDraws() => Assert.Equal(
        PairedTests.Bootstrap(30, rows => rows.Sum(), seed: 4, draws: 200),
        PairedTests.Bootstrap(30, rows => rows.Sum(), seed: 4, draws: 200));
}
