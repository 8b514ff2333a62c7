namespace MlNetPlus.Comparison.Tests;

public class RidgeRegressionTests
{
    /// <summary>Leaving rows out one by one and fitting anew is what the closed form must equal.</summary>
    [Fact]
    public void Fit_NoisyRows_TakesThePenaltyThatIsBestLeavingOneOut()
    {
        var random = new SplitRandom(3);
        float Uniform() => (random.Next() >> 40) / (float)(1 << 24);
        var rows = Enumerable.Range(0, 12).Select(_ => (X: Uniform(), Noise: Uniform())).Select(pair => (pair.X, Y: (2 * pair.X) + (3 * pair.Noise))).ToArray();

        var (weights, offset) = RidgeRegression.Fit([.. rows.Select(row => row.X)], [.. rows.Select(row => row.Y)]);

        var best = new[] { 0.1, 1, 10 }.MinBy(penalty => Enumerable.Range(0, rows.Length).Sum(left => Math.Pow(rows[left].Y - ByHand([.. rows.Where((_, row) => row != left)], penalty).At(rows[left].X), 2)));
        var expected = ByHand(rows, best);
        Assert.Equal(expected.Slope, weights[0], 1e-9);
        Assert.Equal(expected.At(0), offset, 1e-9);
    }

    [Fact]
    public void Fit_TwoEqualColumns_SharesTheWeight()
    {
        var (weights, offset) = RidgeRegression.Fit([1, 1, 2, 2, 3, 3, 4, 4], [1, 2, 3, 4]);

        Assert.Equal(weights[0], weights[1], 1e-9);
        Assert.Equal(2.5, offset + (2.5 * (weights[0] + weights[1])), 1e-9);
    }

    private static (double Slope, Func<double, double> At) ByHand((float X, float Y)[] rows, double penalty)
    {
        var (meanX, meanY) = (rows.Average(row => (double)row.X), rows.Average(row => (double)row.Y));
        var slope = rows.Sum(row => (row.X - meanX) * (row.Y - meanY)) / (rows.Sum(row => (row.X - meanX) * (row.X - meanX)) + penalty);
        return (slope, x => meanY + (slope * (x - meanX)));
    }
}
