namespace MlNetPlus.Comparison.Tests;

public class ConfidenceIntervalsTests
{
    private static readonly bool[] IsPositive = [true, true, true, true, true, false, false, false, false, false];
    private static readonly float[] Scores = [.9f, .8f, .7f, .6f, .35f, .55f, .5f, .4f, .3f, .2f];

    [Fact]
    public void Wilson_WorkedExample_GivesTheseDigits()
    {
        var interval = ConfidenceIntervals.Wilson(83, 100);

        Assert.Equal((.83, 0.744520, 0.891064), (interval.Estimate, Math.Round(interval.Lower, 6), Math.Round(interval.Upper, 6)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Wilson_AllOrNothing_StaysWithinZeroAndOne(int successes)
    {
        var interval = ConfidenceIntervals.Wilson(successes, 7);

        Assert.InRange(interval.Lower, 0, interval.Estimate);
        Assert.InRange(interval.Upper, interval.Estimate, 1);
        Assert.True(interval.Upper - interval.Lower > 0.3);
    }

    /// <summary>Of 0/1 losses it is Wald's interval: 83 of 100, and the difference of two models with 5 and 12 rows to themselves.</summary>
    [Fact]
    public void Mean_WorkedExamples_EqualWald()
    {
        var accuracy = ConfidenceIntervals.Mean([.. Enumerable.Range(0, 100).Select(row => row < 83 ? 1.0 : 0)]);
        var difference = ConfidenceIntervals.Mean([.. Enumerable.Range(0, 100).Select(row => row < 12 ? 1.0 : row < 17 ? -1 : 0)]);

        Assert.Equal((0.756377, 0.903623), (Math.Round(accuracy.Lower, 6), Math.Round(accuracy.Upper, 6)));
        Assert.Equal(0.0406325, (difference.Upper - difference.Lower) / 2 / 1.959964, 7);
        Assert.Equal((-0.00964, 0.14964), (Math.Round(difference.Lower, 5), Math.Round(difference.Upper, 5)));
    }

    [Fact]
    public void Mean_NaN_Refuses() => Assert.StartsWith(
        "values holds NaN; expected finite numbers.", Assert.Throws<ArgumentException>(() => ConfidenceIntervals.Mean([1, double.NaN])).Message, StringComparison.Ordinal);

    [Fact]
    public void Auc_WorkedExample_IsCutOffAtOne()
    {
        var interval = ConfidenceIntervals.Auc(IsPositive, Scores);

        Assert.Equal((.88, 0.62596, 1), (Math.Round(interval.Estimate, 12), Math.Round(interval.Lower, 5), interval.Upper));
    }

    /// <summary>logit(.88) = 1.992430; its standard error is sqrt(.0168) / (.88 * .12) = 1.227413.</summary>
    [Fact]
    public void Auc_Logit_StaysBelowOne()
    {
        var interval = ConfidenceIntervals.Auc(IsPositive, Scores, logit: true);

        Assert.Equal(1 / (1 + Math.Exp(-1.992430 + (1.959964 * 1.227413))), interval.Lower, 6);
        Assert.Equal(1 / (1 + Math.Exp(-1.992430 - (1.959964 * 1.227413))), interval.Upper, 6);
    }

    [Fact]
    public void Auc_Perfect_IsThatPoint() =>
        Assert.Equal(new ConfidenceInterval(1, 1, 1), ConfidenceIntervals.Auc([true, true, false, false], [4, 3, 2, 1], logit: true));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Wilson_ConfidenceOutOfRange_Throws(double confidence) => Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceIntervals.Wilson(1, 2, confidence));
}
