namespace MlNetPlus.Comparison.Tests;

public class CostCellsTests
{
    [Theory]
    [InlineData(0.0000000012, "1.2 ns")]
    [InlineData(0.00000999, "9.99 µs")]
    [InlineData(0.0749, "74.9 ms")]
    [InlineData(0.9996, "1 s")]
    [InlineData(5.982, "5.98 s")]
    [InlineData(1234.5, "1234 s")]
    public void Duration_Seconds_HaveAboutThreeDigits(double seconds, string expected) => Assert.Equal(expected, CostCells.Duration(seconds));
}
