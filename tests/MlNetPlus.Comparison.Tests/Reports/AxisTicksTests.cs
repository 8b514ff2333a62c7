namespace MlNetPlus.Comparison.Tests;

public class AxisTicksTests
{
    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-0.013, 0.21, "0.00 0.05 0.10 0.15 0.20")]
    [InlineData(2.4, 31, "10 20 30")]
    [InlineData(-3e-4, 3e-4, "-0.0002 0.0000 0.0002")]
    [InlineData(0, 5e6, "0 1e6 2e6 3e6 4e6 5e6")]
    [InlineData(0.871, 0.8795, "0.872 0.874 0.876 0.878")]
    public void Of_Range_HasRoundNumbersOnly(double from, double to, string expected) =>
        Assert.Equal(expected, string.Join(' ', AxisTicks.Of(from, to).Select(tick => tick.Text)));
}
