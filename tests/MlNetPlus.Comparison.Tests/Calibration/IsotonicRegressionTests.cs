using CsCheck;

namespace MlNetPlus.Comparison.Tests;

public class IsotonicRegressionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fit_ReferenceScores_EqualsScikitLearn(int index)
    {
        var reference = CalibrationReference.Curve(index);

        var (knots, values) = IsotonicRegression.Fit(reference.Scores, reference.IsPositive);

        Assert.All(reference.Asked.Zip(reference.Isotonic), pair => Assert.Equal(pair.Second, IsotonicRegression.At(knots, values, pair.First), 1e-9));
    }

    [Fact]
    public void Fit_FourRows_PoolsTheTwoThatFall()
    {
        var (knots, values) = IsotonicRegression.Fit([1, 2, 3, 4], [false, true, false, true]);

        Assert.Equal([1, 2, 3, 4], knots);
        Assert.Equal([0, 0.5, 0.5, 1], values);
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], new[] { 0, 1.5, 2.5, 3.5, 9 }.Select(score => IsotonicRegression.At(knots, values, score)));
        Assert.True(double.IsNaN(IsotonicRegression.At(knots, values, double.NaN)));
    }

    /// <summary>Rising values, and the mean of the fitted ones is the share of positives: both hold for every isotonic fit.</summary>
    [Fact]
    public void Fit_AnyRows_RisesAndKeepsTheMean() => Gen.Select(Gen.Int[-5, 5], Gen.Bool).Array[1, 60].Sample(rows =>
    {
        float[] scores = [.. rows.Select(row => (float)row.Item1)];
        bool[] isPositive = [.. rows.Select(row => row.Item2)];

        var (knots, values) = IsotonicRegression.Fit(scores, isPositive);

        Assert.Equal(values.Order(), values);
        Assert.Equal(knots.Distinct().Order(), knots);
        Assert.Equal(isPositive.Average(label => label ? 1.0 : 0), scores.Average(score => IsotonicRegression.At(knots, values, score)), 1e-9);
    });
}
