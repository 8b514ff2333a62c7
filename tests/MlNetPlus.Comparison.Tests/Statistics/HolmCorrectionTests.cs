namespace MlNetPlus.Comparison.Tests;

public class HolmCorrectionTests
{
    [Fact]
    public void Adjust_WorkedExample_EqualsR()
    {
        var adjusted = HolmCorrection.Adjust([.01, .04, .03]);

        Assert.Equal([.03, .06, .06], adjusted.Select(p => Math.Round(p, 12)));
    }

    [Fact]
    public void Adjust_LargeValues_StopAtOne() => Assert.Equal([1.0, 1.0], HolmCorrection.Adjust([.7, .9]));

    [Fact]
    public void Adjust_NotTestable_StaysNaNAndIsNotCounted()
    {
        var adjusted = HolmCorrection.Adjust([double.NaN, .02, .04]);

        Assert.True(double.IsNaN(adjusted[0]));
        Assert.Equal(.04, adjusted[1], 12);
        Assert.Equal(.04, adjusted[2], 12);
    }

    [Fact]
    public void Adjust_NoTests_IsEmpty() => Assert.Empty(HolmCorrection.Adjust([]));
}
