namespace MlNetPlus.Transforms.Tests;

public class HolidayRuleTests
{
    [Theory]
    [InlineData(DayOfWeek.Monday, 1, 3)]
    [InlineData(DayOfWeek.Saturday, 1, 1)]
    [InlineData(DayOfWeek.Friday, 1, 7)]
    [InlineData(DayOfWeek.Monday, 5, 31)]
    [InlineData(DayOfWeek.Monday, -1, 31)]
    [InlineData(DayOfWeek.Tuesday, -1, 25)]
    public void ObservedDays_NthWeekdayOfMay2021_IsThatDay(DayOfWeek weekday, int n, int expected)
    {
        var days = HolidayRule.NthWeekday("x", 5, weekday, n).ObservedDays(2021);

        Assert.Equal([new DateOnly(2021, 5, expected)], days);
    }

    [Fact]
    public void ObservedDays_FifthWeekdayThatTheMonthLacks_IsEmpty() =>
        Assert.Empty(HolidayRule.NthWeekday("x", 5, DayOfWeek.Tuesday, 5).ObservedDays(2021));

    [Fact]
    public void ObservedDays_LeapDayInACommonYear_IsEmpty()
    {
        var rule = HolidayRule.FixedDay("x", 2, 29);

        Assert.Empty(rule.ObservedDays(2023));
        Assert.Equal([new DateOnly(2024, 2, 29)], rule.ObservedDays(2024));
    }

    // 4 July was a Saturday in 2020, a Sunday in 2021, a Monday in 2022, a Tuesday in 2023.
    [Theory]
    [InlineData(HolidayObservance.OwnDate, 4, 4, 4, 4)]
    [InlineData(HolidayObservance.NearestWeekday, 3, 5, 4, 4)]
    [InlineData(HolidayObservance.NextMonday, 6, 5, 4, 4)]
    [InlineData(HolidayObservance.NextMondayOrTuesday, 6, 6, 5, 4)]
    [InlineData(HolidayObservance.SundayToMonday, 4, 5, 4, 4)]
    public void ObservedDays_OnAWeekend_FollowTheObservance(HolidayObservance observance, int in2020, int in2021, int in2022, int in2023)
    {
        var rule = HolidayRule.FixedDay("x", 7, 4, observance);

        var days = Enumerable.Range(2020, 4).SelectMany(rule.ObservedDays).Select(date => date.Day);

        Assert.Equal([in2020, in2021, in2022, in2023], days);
    }

    [Fact]
    public void InYearsAndExcept_TogetherInAnyOrder_LimitTheYears()
    {
        var rule = HolidayRule.EasterOffset("x", 0);
        HolidayRule[] both = [rule.InYears(2000, 2003).Except(2001), rule.Except(2001).InYears(2000, 2003)];

        foreach (var limited in both)
            Assert.Equal([2000, 2002, 2003], Enumerable.Range(1995, 20).SelectMany(limited.ObservedDays).Select(date => date.Year));
    }

    [Fact]
    public void ObservedDays_AtTheEndsOfTheCalendar_AreLeftOut()
    {
        Assert.Empty(HolidayRule.FixedDay("x", 1, 6, HolidayObservance.NearestWeekday).ObservedDays(0));
        Assert.Empty(HolidayRule.FixedDay("x", 12, 31, HolidayObservance.NextMonday).InYears(9999).ObservedDays(10000));
        Assert.Empty(HolidayRule.EasterOffset("x", -250).ObservedDays(1));
    }

    [Theory]
    [InlineData("Kind;1-9999;;5;x")]
    [InlineData("FixedDay;1-9999;;2,30,OwnDate;x")]
    [InlineData("FixedDay;1;;2,3,OwnDate;x")]
    [InlineData("EasterOffset;1-9999;;x")]
    [InlineData("GivenDates;1-9999;;2020-13-01;x")]
    public void Parse_DamagedText_SaysWhatItExpected(string text)
    {
        var fault = Assert.Throws<FormatException>(() => HolidayRuleText.Parse(text));

        Assert.StartsWith($"Holiday rule '{text}' cannot be read; expected kind;years;", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_WhatFormatWrote_IsTheSameRule()
    {
        HolidayRule[] rules =
        [
            HolidayRule.FixedDay("semi;colon, comma", 12, 26, HolidayObservance.NextMondayOrTuesday),
            HolidayRule.NthWeekday("x", 5, DayOfWeek.Monday, -1).InYears(1971, 2100).Except(2012, 2002),
            HolidayRule.EasterOffset("Karfreitag", -2).InYears(1949),
            HolidayRule.GivenDates("Fermé", new DateOnly(2024, 1, 2), new DateOnly(2023, 1, 2)),
        ];

        foreach (var rule in rules)
        {
            var copy = HolidayRuleText.Parse(rule.ToString());

            Assert.Equal(rule.ToString(), copy.ToString());
            Assert.Equal(rule.Name, copy.Name);
            Assert.Equal(Enumerable.Range(1900, 300).SelectMany(rule.ObservedDays), Enumerable.Range(1900, 300).SelectMany(copy.ObservedDays));
        }

        Assert.Equal("NthWeekday;1971-2100;2002,2012;5,Monday,-1;x", rules[1].ToString());
    }

    [Fact]
    public void Factories_ValuesOutOfRange_SayTheRange()
    {
        Assert.Contains("month of a holiday rule is 13; expected 1 to 12", Message(() => HolidayRule.FixedDay("x", 13, 1)), StringComparison.Ordinal);
        Assert.Contains("day of a holiday rule is 30; expected 1 to 29, the days of month 2", Message(() => HolidayRule.FixedDay("x", 2, 30)), StringComparison.Ordinal);
        Assert.Contains("n of a holiday rule is 6; expected 1 to 5, or -1 for the last", Message(() => HolidayRule.NthWeekday("x", 1, DayOfWeek.Monday, 6)), StringComparison.Ordinal);
        Assert.Contains("days of a holiday rule is 251; expected -250 to 250", Message(() => HolidayRule.EasterOffset("x", 251)), StringComparison.Ordinal);
        Assert.Contains("last of a holiday rule is 1999; expected 2000 to 9999", Message(() => HolidayRule.EasterOffset("x", 1).InYears(2000, 1999)), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => HolidayRule.GivenDates("x"));
        Assert.Throws<ArgumentException>(() => HolidayRule.EasterOffset(" ", 1));
        Assert.Throws<ArgumentException>(() => HolidayRule.EasterOffset("a\nb", 1));
    }

    private static string Message(Action action) => Assert.Throws<ArgumentOutOfRangeException>(action).Message;
}
