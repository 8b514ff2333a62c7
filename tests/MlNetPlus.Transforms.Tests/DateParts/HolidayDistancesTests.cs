using CsCheck;

namespace MlNetPlus.Transforms.Tests;

public class HolidayDistancesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(366)]
    public void ToNextAndSinceLast_AnyDay_AreWhatALookAroundFinds(int cap)
    {
        var calendar = HolidayCalendar.UnitedStatesFederal;
        var distances = new HolidayDistances(calendar, cap);
        var holidays = Enumerable.Range(1869, 300).SelectMany(calendar.GetHolidays).Select(holiday => holiday.Date.DayNumber).ToHashSet();
        var first = new DateOnly(1868, 1, 1).DayNumber;
        var last = new DateOnly(2160, 12, 31).DayNumber;

        Gen.Int[first, last].Sample(number =>
        {
            var date = DateOnly.FromDayNumber(number);
            var toNext = Enumerable.Range(0, cap).Where(days => holidays.Contains(number + days)).DefaultIfEmpty(cap).First();
            var sinceLast = Enumerable.Range(0, cap).Where(days => holidays.Contains(number - days)).DefaultIfEmpty(cap).First();

            return distances.ToNext(date.Year, date.DayOfYear) == toNext && distances.SinceLast(date.Year, date.DayOfYear) == sinceLast;
        });
    }

    [Fact]
    public void ToNextAndSinceLast_AtTheEndsOfTheCalendar_AreCapped()
    {
        var distances = new HolidayDistances(new HolidayCalendar("mid-year", HolidayRule.FixedDay("x", 6, 30)), 366);

        Assert.Equal(366, distances.SinceLast(1, 1));
        Assert.Equal(180, distances.ToNext(1, 1));
        Assert.Equal(366, distances.ToNext(9999, 365));
        Assert.Equal(184, distances.SinceLast(9999, 365));
    }

    [Fact]
    public void ToNext_ManyThreadsOnFreshYears_AgreeWithOne()
    {
        var shared = new HolidayDistances(HolidayCalendar.UnitedKingdom, 100);
        var alone = new HolidayDistances(HolidayCalendar.UnitedKingdom, 100);
        var expected = Enumerable.Range(1900, 300).Select(year => alone.ToNext(year, 100)).ToArray();

        var got = new int[4][];
        Parallel.For(0, got.Length, i => got[i] = [.. Enumerable.Range(1900, 300).Select(year => shared.ToNext(year, 100))]);

        Assert.All(got, values => Assert.Equal(expected, values));
    }
}
