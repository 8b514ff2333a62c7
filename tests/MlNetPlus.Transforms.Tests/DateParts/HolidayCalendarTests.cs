using System.Globalization;

namespace MlNetPlus.Transforms.Tests;

public class HolidayCalendarTests
{
    /// <summary>England and Wales, as published on gov.uk.</summary>
    public static TheoryData<int, string> BankHolidays => new()
    {
        { 2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26" },
        { 2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27" },
        { 2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26" },
        { 2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26" },
        { 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28" },
        { 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28" },
        { 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27" },
        { 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26" },
        { 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26" },
        { 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26" },
    };

    public static TheoryData<int, string> GermanHolidays => new()
    {
        { 1988, "01-01 04-01 04-04 05-01 05-12 05-23 06-17 12-25 12-26" },
        { 2017, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 10-31 12-25 12-26" },
        { 2020, "01-01 04-10 04-13 05-01 05-21 06-01 10-03 12-25 12-26" },
        { 2024, "01-01 03-29 04-01 05-01 05-09 05-20 10-03 12-25 12-26" },
    };

    public static TheoryData<int, string> FrenchHolidays => new()
    {
        { 2020, "01-01 04-13 05-01 05-08 05-21 06-01 07-14 08-15 11-01 11-11 12-25" },
        { 2023, "01-01 04-10 05-01 05-08 05-18 05-29 07-14 08-15 11-01 11-11 12-25" },
        { 2024, "01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25" },
    };

    [Fact]
    public void UnitedStatesFederal_From1978_AgreesWithPandas()
    {
        var expected = ReferenceFile.Dates("us_federal_holidays.csv");

        var got = Enumerable.Range(1978, 2099 - 1978 + 1).SelectMany(HolidayCalendar.UnitedStatesFederal.GetHolidays).Select(holiday => holiday.Date);

        Assert.Equal(expected.Where(date => date.Year < 2100), got);
    }

    // Where pandas has today's rules for all years, the law of the time: 5 U.S.C. 6103 and its amendments.
    [Theory]
    [InlineData("1970-02-23", true)] // 22 February, a Sunday
    [InlineData("1971-02-15", true)] // third Monday
    [InlineData("1971-10-25", true)] // Veterans Day on the fourth Monday of October
    [InlineData("1971-11-11", false)]
    [InlineData("1977-10-24", true)]
    [InlineData("1978-11-10", true)] // 11 November, a Saturday
    [InlineData("1970-10-12", false)] // Columbus Day begins in 1971
    [InlineData("1985-01-21", false)]
    [InlineData("1986-01-20", true)] // first Martin Luther King day
    [InlineData("2020-06-19", false)]
    [InlineData("2021-06-18", true)] // first Juneteenth, a Saturday
    [InlineData("1939-11-23", true)] // Thanksgiving a week early
    [InlineData("1939-11-30", false)]
    [InlineData("1942-11-26", true)]
    [InlineData("2021-12-31", true)] // 1 January 2022, a Saturday
    [InlineData("2022-01-01", false)]
    public void UnitedStatesFederal_Day_IsAHolidayOrNot(string date, bool expected) =>
        Assert.Equal(expected, HolidayCalendar.UnitedStatesFederal.IsHoliday(DateOnly.Parse(date, CultureInfo.InvariantCulture)));

    [Theory]
    [MemberData(nameof(BankHolidays))]
    public void UnitedKingdom_Year_HasThePublishedBankHolidays(int year, string expected) => AssertHolidays(HolidayCalendar.UnitedKingdom, year, expected);

    [Theory]
    [InlineData("1977-06-07")] // silver jubilee
    [InlineData("1981-07-29")] // wedding of the Prince of Wales
    [InlineData("1995-05-08")] // VE day, 50 years
    [InlineData("1999-12-31")]
    [InlineData("2002-06-03")] // golden jubilee
    [InlineData("2002-06-04")]
    [InlineData("2011-04-29")] // wedding of Prince William
    public void UnitedKingdom_OneOffDay_IsABankHoliday(string date) =>
        Assert.True(HolidayCalendar.UnitedKingdom.IsHoliday(DateOnly.Parse(date, CultureInfo.InvariantCulture)));

    [Theory]
    [MemberData(nameof(GermanHolidays))]
    public void Germany_Year_HasTheNationalHolidays(int year, string expected) => AssertHolidays(HolidayCalendar.Germany, year, expected);

    [Theory]
    [MemberData(nameof(FrenchHolidays))]
    public void France_Year_HasTheElevenHolidays(int year, string expected) => AssertHolidays(HolidayCalendar.France, year, expected);

    [Fact]
    public void With_MoreRules_LeavesTheCalendarAsItWas()
    {
        var epiphany = new DateOnly(2024, 1, 6);

        var bavaria = HolidayCalendar.Germany.With(HolidayRule.FixedDay("Heilige Drei Könige", 1, 6));

        Assert.True(bavaria.IsHoliday(epiphany));
        Assert.False(HolidayCalendar.Germany.IsHoliday(epiphany));
        Assert.Contains(new Holiday(epiphany, "Heilige Drei Könige"), bavaria.GetHolidays(2024));
    }

    [Fact]
    public void Constructor_NoRules_Throws() => Assert.Throws<ArgumentException>(() => new HolidayCalendar("none"));

    [Theory]
    [InlineData(0)]
    [InlineData(10000)]
    public void GetHolidays_YearOffTheCalendar_Throws(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HolidayCalendar.France.GetHolidays(year));

    private static void AssertHolidays(HolidayCalendar calendar, int year, string expected)
    {
        var got = calendar.GetHolidays(year).Select(holiday => holiday.Date.ToString("MM-dd", CultureInfo.InvariantCulture)).Distinct();

        Assert.Equal(expected, string.Join(' ', got));
    }
}
