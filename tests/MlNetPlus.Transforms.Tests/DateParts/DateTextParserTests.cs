using System.Globalization;

namespace MlNetPlus.Transforms.Tests;

public class DateTextParserTests
{
    [Theory]
    [InlineData("3/4/2020", "2020-03-04 00:00")]
    [InlineData("03/04/2020 5:06", "2020-03-04 05:06")]
    [InlineData("3/4/2020 5:06:00 PM", "2020-03-04 17:06")]
    [InlineData("2020/3/4", "2020-03-04 00:00")]
    [InlineData("2020-3-4", "2020-03-04 00:00")]
    [InlineData("4 Mar 2020", "2020-03-04 00:00")]
    [InlineData("4 March 2020", "2020-03-04 00:00")]
    [InlineData("March 4, 2020", "2020-03-04 00:00")]
    [InlineData("Wednesday, 4 March 2020", "2020-03-04 00:00")]
    [InlineData("  2020-03-04  ", "2020-03-04 00:00")]
    public void TryParse_InvariantForms_AreRead(string text, string expected) => AssertReads(new(null, CultureInfo.InvariantCulture), text, expected);

    // DateTime.Parse completes these from the clock; a model must not.
    [Theory]
    [InlineData("12:30")]
    [InlineData("March 4")]
    [InlineData("4 Mar")]
    [InlineData("Monday")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("NA")]
    [InlineData("31/12/2020")]
    [InlineData("Monday, 4 March 2020")]
    public void TryParse_TextThatIsNoFullDate_IsRefused(string text) =>
        Assert.False(new DateTextParser(null, CultureInfo.InvariantCulture).TryParse(text, out _));

    [Theory]
    [InlineData("de-DE", "4.3.2020", "2020-03-04 00:00")]
    [InlineData("de-DE", "04.03.2020 05:06", "2020-03-04 05:06")]
    [InlineData("de-DE", "4. März 2020", "2020-03-04 00:00")]
    [InlineData("en-GB", "4/3/2020", "2020-03-04 00:00")]
    [InlineData("fr-FR", "4 mars 2020", "2020-03-04 00:00")]
    [InlineData("en-US", "3/4/2020 5:06 PM", "2020-03-04 17:06")]
    [InlineData("de-DE", "2020-03-04T05:06", "2020-03-04 05:06")]
    public void TryParse_FormsOfACulture_AreRead(string culture, string text, string expected) =>
        AssertReads(new(null, CultureInfo.GetCultureInfo(culture)), text, expected);

    [Theory]
    [InlineData("yyyyMMddHH", "2020030405", "2020-03-04 05:00")]
    [InlineData("dd.MM.yy", "04.03.20", "2020-03-04 00:00")]
    [InlineData("yyyy", "2020", "2020-01-01 00:00")]
    [InlineData("'on' d MMM yyyy", "on 4 Mar 2020", "2020-03-04 00:00")]
    public void TryParse_GivenFormat_IsRead(string format, string text, string expected) =>
        AssertReads(new([format], CultureInfo.InvariantCulture), text, expected);

    [Fact]
    public void TryParse_GivenFormats_AreTheOnlyOnesAndInOrder()
    {
        var parser = new DateTextParser(["d/M/yyyy", "M/d/yyyy"], CultureInfo.InvariantCulture);

        AssertReads(parser, "3/4/2020", "2020-04-03 00:00");
        AssertReads(parser, "3/14/2020", "2020-03-14 00:00");
        Assert.False(parser.TryParse("2020-03-04", out _));
    }

    [Theory]
    [InlineData("yyyy-MM-dd HH:mm zzz", "2020-03-04 05:06 +09:00", 540)]
    [InlineData("yyyy-MM-dd HH:mmK", "2020-03-04 05:06+00:00", 0)]
    [InlineData("yyyy-MM-dd HH:mmK", "2020-03-04 05:06Z", 0)]
    [InlineData("yyyy-MM-dd HH:mmK", "2020-03-04 05:06", null)]
    [InlineData("yyyy-MM-dd HH:mm", "2020-03-04 05:06", null)]
    [InlineData("yyyy-MM-dd HH:mm'Z'", "2020-03-04 05:06Z", null)]
    [InlineData("R", "Wed, 04 Mar 2020 05:06:00 GMT", 0)]
    [InlineData("u", "2020-03-04 05:06:00Z", 0)]
    [InlineData("s", "2020-03-04T05:06:00", null)]
    [InlineData("O", "2020-03-04T05:06:00.0000000-05:00", -300)]
    public void TryParse_GivenFormat_KnowsWhetherTheTextHasAnOffset(string format, string text, int? offsetMinutes)
    {
        var parser = new DateTextParser([format], CultureInfo.InvariantCulture);

        Assert.True(parser.TryParse(text, out var date));
        Assert.Equal(offsetMinutes * TimeSpan.TicksPerMinute, date.OffsetTicks);
        Assert.Equal(new DateTime(2020, 3, 4, 5, 6, 0).Ticks, date.WallTicks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("T")]
    [InlineData("M")]
    [InlineData("U")]
    [InlineData("HH:mm")]
    [InlineData("dd MMM")]
    [InlineData("dd MMM 'yyyy'")]
    [InlineData("dd MMM \\y")]
    public void Create_FormatWithoutAYearOrValidity_IsRefused(string pattern) =>
        Assert.Null(DateTextFormat.Create(pattern, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void TryParse_CurrentCultureOfAnyKind_DoesNotMatter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            TryParse_InvariantForms_AreRead("4 March 2020", "2020-03-04 00:00");
            TryParse_InvariantForms_AreRead("2020-03-04", "2020-03-04 00:00");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void AssertReads(DateTextParser parser, string text, string expected)
    {
        Assert.True(parser.TryParse(text, out var date), text);
        Assert.Equal(expected, new DateTime(date.WallTicks).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }
}
