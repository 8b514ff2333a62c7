namespace MlNetPlus.Transforms.Tests;

public class ElapsedTimeTests
{
    private static readonly long Epoch = DateTime.UnixEpoch.Ticks;

    [Theory]
    [InlineData("1970-01-01T00:00:00", 0)]
    [InlineData("1970-01-01T00:00:01.9999999", 1)]
    [InlineData("1969-12-31T23:59:59.5", -1)]
    [InlineData("1969-12-31T23:59:59", -1)]
    [InlineData("0001-01-01T00:00:00.0000001", -62135596800)]
    [InlineData("9999-12-31T23:59:59.9999999", 253402300799)]
    public void At_SecondsSinceTheEpoch_AreRoundedDown(string instant, long expected)
    {
        var elapsed = new ElapsedTime(Epoch, ElapsedUnit.Second).At(Parse(instant));

        Assert.Equal((float)expected, elapsed);
    }

    [Theory]
    [InlineData(ElapsedUnit.Second, 129600)]
    [InlineData(ElapsedUnit.Minute, 2160)]
    [InlineData(ElapsedUnit.Hour, 36)]
    [InlineData(ElapsedUnit.Day, 1.5)]
    public void At_ADayAndAHalf_IsInTheUnit(ElapsedUnit unit, float expected)
    {
        var origin = Parse("2024-02-28T12:00:00");

        Assert.Equal(expected, new ElapsedTime(origin, unit).At(Parse("2024-03-01T00:00:00")));
        Assert.Equal(-expected, new ElapsedTime(origin, unit).At(Parse("2024-02-27T00:00:00")));
    }

    private static long Parse(string instant) => DateTime.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).Ticks;
}
