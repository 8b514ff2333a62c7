namespace MlNetPlus.Comparison.Tests;

/// <summary>Against R's p.adjust and the tables of Demšar (2006).</summary>
public class MultipleTestingTests
{
    [Fact]
    public void Holm_WorkedExample_EqualsR() => Assert.Equal([.03, .06, .06], MultipleTesting.Holm([.01, .04, .03]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void BenjaminiHochberg_WorkedExample_EqualsR() => Assert.Equal([.03, .04, .04], MultipleTesting.BenjaminiHochberg([.01, .04, .03]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void BenjaminiHochberg_NaN_StaysAndIsNotCounted() => Assert.Equal([.02, double.NaN, .04], MultipleTesting.BenjaminiHochberg([.01, double.NaN, .04]));

    [Theory]
    [InlineData(3, 2.3437)]
    [InlineData(5, 2.7278)]
    public void NemenyiCriticalDifference_Quantile_EqualsTheTable(int models, double q) =>
        Assert.Equal(q * Math.Sqrt(models * (models + 1) / (6.0 * 14)), MultipleTesting.NemenyiCriticalDifference(models, 14), 4);

    [Fact]
    public void Holm_OutOfRange_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.Holm([.5, 1.5]));
}
