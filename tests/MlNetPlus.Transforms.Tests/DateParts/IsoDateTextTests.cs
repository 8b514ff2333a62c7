using System.Globalization;
using CsCheck;

namespace MlNetPlus.Transforms.Tests;

public class IsoDateTextTests
{
    [Theory]
    [InlineData("2020-02-29", "2020-02-29T00:00:00.0000000", null)]
    [InlineData("20200229", "2020-02-29T00:00:00.0000000", null)]
    [InlineData("2020-02-29T23:59", "2020-02-29T23:59:00.0000000", null)]
    [InlineData("2020-02-29 23:59:58", "2020-02-29T23:59:58.0000000", null)]
    [InlineData("20200229T235958", "2020-02-29T23:59:58.0000000", null)]
    [InlineData("2020-02-29t23:59:58.5", "2020-02-29T23:59:58.5000000", null)]
    [InlineData("2020-02-29T23:59:58,123456789", "2020-02-29T23:59:58.1234567", null)]
    [InlineData("2020-02-29T23:59:58Z", "2020-02-29T23:59:58.0000000", 0)]
    [InlineData("2020-02-29T23:59+09", "2020-02-29T23:59:00.0000000", 540)]
    [InlineData("2020-02-29T23:59:58.25+05:30", "2020-02-29T23:59:58.2500000", 330)]
    [InlineData("2020-02-29T23:59:58-0330", "2020-02-29T23:59:58.0000000", -210)]
    public void TryParse_IsoForm_IsRead(string text, string wall, int? offsetMinutes)
    {
        Assert.True(IsoDateText.TryParse(text, out var date));

        Assert.Equal(wall, new DateTime(date.WallTicks).ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture));
        Assert.Equal(offsetMinutes * TimeSpan.TicksPerMinute, date.OffsetTicks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2020")]
    [InlineData("2020-02")]
    [InlineData("2020-02-30")]
    [InlineData("2019-02-29")]
    [InlineData("2020-13-01")]
    [InlineData("2020-00-01")]
    [InlineData("2020-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("2020-0229")]
    [InlineData("202-02-29")]
    [InlineData("2020/02/29")]
    [InlineData("2020-02-29T")]
    [InlineData("2020-02-29T24:00")]
    [InlineData("2020-02-29T12:60")]
    [InlineData("2020-02-29T12:00:60")]
    [InlineData("2020-02-29T12:00:00.")]
    [InlineData("2020-02-29T12:00:00+15:00")]
    [InlineData("2020-02-29T12:00:00+09:60")]
    [InlineData("2020-02-29T12:00:00+9")]
    [InlineData("2020-02-29T12:00:00 +09:00")]
    [InlineData("2020-02-29T12:00:00Zulu")]
    [InlineData("2020-02-29x")]
    [InlineData("２０２０-02-29")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(IsoDateText.TryParse(text, out _));

    [Fact]
    public void TryParse_EveryRoundTripText_GivesBackItsDate() =>
        Gen.Long[0, DateTime.MaxValue.Ticks].Select(Gen.Int[-14 * 60, 14 * 60]).Sample((ticks, minutes) =>
        {
            var zone = (minutes < 0 ? "-" : "+") + TimeSpan.FromMinutes(Math.Abs(minutes)).ToString("hh\\:mm", CultureInfo.InvariantCulture);
            var text = new DateTime(ticks).ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture) + zone;

            return IsoDateText.TryParse(text, out var date) && date == new ParsedDate(ticks, minutes * TimeSpan.TicksPerMinute);
        });

    [Fact]
    public void TryParse_AnyText_IsReadOrLeavesTheDefault() =>
        Gen.String[Gen.Char["0123456789-:TZ+. ,"], 0, 30].Sample(text => IsoDateText.TryParse(text, out var date) || date == default);
}
