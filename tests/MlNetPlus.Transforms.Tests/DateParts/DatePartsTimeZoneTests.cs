using System.Globalization;
using CsCheck;
using Microsoft.ML;

namespace MlNetPlus.Transforms.Tests;

public class DatePartsTimeZoneTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    // fastai's worked example: Asia/Tokyo 2020-01-01 00:30 is 2019-12-31 15:30 UTC.
    [Theory]
    [InlineData(null, "2020-01-01T00:30:00+09:00", 2020, 0, 1577806200)]
    [InlineData("Asia/Tokyo", "2019-12-31T15:30:00Z", 2020, 0, 1577806200)]
    [InlineData("Asia/Tokyo", "2020-01-01T00:30:00", 2020, 0, 1577806200)]
    [InlineData("Asia/Tokyo", "2019-12-31T16:30:00+01:00", 2020, 0, 1577806200)]
    [InlineData("UTC", "2020-01-01T00:30:00+09:00", 2019, 15, 1577806200)]
    [InlineData(null, "2020-01-01T00:30:00", 2020, 0, 1577838600)]
    public void Transform_Text_ShowsWallTimeAndCountsTheInstant(string? zone, string text, float year, float hour, float elapsed)
    {
        var view = DateRow.TextView(_mlContext, text);

        Assert.Equal((year, hour, elapsed), Parts(view, "Text", zone));
    }

    [Theory]
    [InlineData(null, 2020, 0)]
    [InlineData("UTC", 2019, 15)]
    [InlineData("America/New_York", 2019, 10)]
    public void Transform_DateTimeOffset_ShowsItsOwnOrTheZonesWallTime(string? zone, float year, float hour)
    {
        var view = DateRow.View(_mlContext, new DateRow { Offset = new(2020, 1, 1, 0, 30, 0, TimeSpan.FromHours(9)) });

        Assert.Equal((year, hour, 1577806200f), Parts(view, "Offset", zone));
    }

    [Theory]
    [InlineData(DateTimeKind.Utc, 9)]
    [InlineData(DateTimeKind.Unspecified, 0)]
    public void Transform_DateTimeInAZone_GoesByItsKind(DateTimeKind kind, float hour)
    {
        var view = DateRow.View(_mlContext, new DateRow { Plain = new(2020, 1, 1, 0, 0, 0, kind) });

        Assert.Equal(hour, Parts(view, "Plain", "Asia/Tokyo").Hour);
        Assert.Equal(0, Parts(view, "Plain", null).Hour);
    }

    [Fact]
    public void Transform_LocalDateTimeInAZone_IsTheMachinesInstant()
    {
        var instant = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var view = DateRow.View(_mlContext, new DateRow { Plain = instant.ToLocalTime() });

        Assert.Equal(9, Parts(view, "Plain", "Asia/Tokyo").Hour);
    }

    // Berlin, 2024: 02:00 to 03:00 does not exist on 31 March and comes twice on 27 October. The standard offset is +1.
    [Theory]
    [InlineData("2024-03-31T02:30:00", "2024-03-31T01:30:00Z")]
    [InlineData("2024-10-27T02:30:00", "2024-10-27T01:30:00Z")]
    [InlineData("2024-07-01T02:30:00", "2024-07-01T00:30:00Z")]
    public void Transform_WallTimeSkippedOrRepeated_CountsWithTheStandardOffset(string wall, string instant)
    {
        var view = DateRow.TextView(_mlContext, wall);
        var expected = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).ToUnixTimeSeconds();

        var (_, hour, elapsed) = Parts(view, "Text", "Europe/Berlin");

        Assert.Equal(2, hour);
        Assert.Equal((float)expected, elapsed);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    [InlineData("Europe/Berlin")]
    public void TryFromUtcAndTryFromWall_AnyTicks_NeverThrowAndStayOnTheCalendar(string zone)
    {
        var clock = ZoneClock.Find(zone);
        Assert.NotNull(clock);

        Gen.OneOf(Gen.Long[1, DateTime.MaxValue.Ticks], Gen.Long[1, TimeSpan.TicksPerDay], Gen.Long[DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks])
            .Sample(ticks =>
                (!clock.TryFromUtc(ticks, out var wall) || wall is >= 0 && wall <= DateTime.MaxValue.Ticks)
                && (!clock.TryFromWall(ticks, out var utc) || utc is >= 0 && utc <= DateTime.MaxValue.Ticks));
    }

    [Fact]
    public void Transform_DatesThatLeaveTheCalendarWhenConverted_AreMissing()
    {
        var first = new DateRow { Plain = new(1, 1, 1, 1, 0, 0, DateTimeKind.Utc) };
        var last = new DateRow { Plain = new(9999, 12, 31, 23, 0, 0, DateTimeKind.Utc) };
        var view = DateRow.View(_mlContext, first, last);

        Assert.Equal([float.NaN, 9999], Years("America/New_York"));
        Assert.Equal([1, float.NaN], Years("Asia/Tokyo"));

        float[] Years(string zone)
        {
            var options = new DatePartsOptions { InputColumnNames = ["Plain"], Parts = DateParts.Year, TimeZone = zone };
            return DateRow.Column(_mlContext.Transforms.DateParts(options).Fit(view).Transform(view), "PlainYear");
        }
    }

    private (float Year, float Hour, float Elapsed) Parts(IDataView view, string column, string? zone)
    {
        var options = new DatePartsOptions { InputColumnNames = [column], Prefixes = [string.Empty], Parts = DateParts.Default | DateParts.Time, TimeZone = zone };
        var parts = _mlContext.Transforms.DateParts(options).Fit(view).Transform(view);
        return (DateRow.Column(parts, "Year")[0], DateRow.Column(parts, "Hour")[0], DateRow.Column(parts, "Elapsed")[0]);
    }
}
