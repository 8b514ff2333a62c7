using MlNetPlus.Testing.Comparison;

namespace MlNetPlus.Testing.Tests;

public sealed class ValueComparerTests
{
    private static readonly ValueComparer Comparer = new(1e-6, 1e-9);

    [Theory]
    [InlineData(float.NaN, float.NaN, true)]
    [InlineData(float.NaN, 0f, false)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, true)]
    [InlineData(float.PositiveInfinity, float.NegativeInfinity, false)]
    [InlineData(float.PositiveInfinity, float.MaxValue, false)]
    [InlineData(0f, -0f, true)]
    [InlineData(1000f, 1000.0009f, true)]
    [InlineData(1000f, 1000.01f, false)]
    [InlineData(1e-5f, 1.1e-5f, false)]
    public void AreEqual_Singles_UsesRelativeTolerance(float expected, float actual, bool equal) =>
        Assert.Equal(equal, Comparer.AreEqual(expected, actual));

    [Theory]
    [InlineData(1000.0, 1000.0000001, true)]
    [InlineData(1000.0, 1000.00001, false)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(1e-300, 0.0, true)]
    public void AreEqual_Doubles_UsesRelativeTolerance(double expected, double actual, bool equal) =>
        Assert.Equal(equal, Comparer.AreEqual(expected, actual));

    [Fact]
    public void AreEqual_OtherTypes_IsExact()
    {
        Assert.False(Comparer.AreEqual(1f, 1.0));
        Assert.False(Comparer.AreEqual(1u, 2u));
        Assert.False(Comparer.AreEqual("a", "A"));
        Assert.True(Comparer.AreEqual(null, null));
        Assert.False(Comparer.AreEqual(null, 0f));
        Assert.False(Comparer.AreEqual(
            new DateTimeOffset(2020, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)), new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void AreEqual_Vectors_ComparesLengthAndItems()
    {
        object?[] vector = [1f, float.NaN];

        Assert.True(Comparer.AreEqual(vector, new object?[] { 1.0000001f, float.NaN }));
        Assert.False(Comparer.AreEqual(vector, new object?[] { 1f }));
        Assert.False(Comparer.AreEqual(vector, new object?[] { 1f, 2f }));
        Assert.False(Comparer.AreEqual(vector, 1f));
    }
}
