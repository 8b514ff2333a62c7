using System.Globalization;

namespace MlNetPlus.Transforms.Tests;

public class CalendarDayTests
{
    public static TheoryData<int, int> Centuries => [.. Enumerable.Range(0, 100).Select(century => ((100 * century) + 1, Math.Min((100 * century) + 100, 9999)))];

    [Theory]
    [MemberData(nameof(Centuries))]
    public void Of_EveryDayThereIs_AgreesWithTheFramework(int firstYear, int lastYear)
    {
        var last = new DateOnly(lastYear, 12, 31).DayNumber;
        for (var number = new DateOnly(firstYear, 1, 1).DayNumber; number <= last; number++)
        {
            var date = DateOnly.FromDayNumber(number).ToDateTime(TimeOnly.MinValue);
            var day = CalendarDay.Of(number);
            var daysInMonth = DateTime.DaysInMonth(date.Year, date.Month);
            var yearEnd = date is { Month: 12, Day: 31 };

            var agrees =
                DayField.Year.Of(day) == date.Year
                && DayField.Month.Of(day) == date.Month
                && DayField.Day.Of(day) == date.Day
                && DayField.DayOfYear.Of(day) == date.DayOfYear
                && DayField.DayOfWeek.Of(day) == ((int)date.DayOfWeek + 6) % 7
                && DayField.Week.Of(day) == ISOWeek.GetWeekOfYear(date)
                && date.Year + DayField.IsoYearShift.Of(day) - 1 == ISOWeek.GetYear(date)
                && DayField.IsMonthStart.Of(day) == Bit(date.Day == 1)
                && DayField.IsMonthEnd.Of(day) == Bit(date.Day == daysInMonth)
                && DayField.IsQuarterStart.Of(day) == Bit(date.Day == 1 && date.Month % 3 == 1)
                && DayField.IsQuarterEnd.Of(day) == Bit(date.Day == daysInMonth && date.Month % 3 == 0)
                && DayField.IsYearStart.Of(day) == Bit(date is { Month: 1, Day: 1 })
                && DayField.IsYearEnd.Of(day) == Bit(yearEnd)
                && DayField.Quarter.Of(day) == (date.Month + 2) / 3
                && DayField.IsWeekend.Of(day) == Bit(date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                && DayField.IsLeapYear.Of(day) == Bit(DateTime.IsLeapYear(date.Year))
                && DayField.DaysInMonth.Of(day) == daysInMonth;

            Assert.True(agrees, $"{date:yyyy-MM-dd} is packed as {day:X}.");
        }
    }

    [Fact]
    public void Of_DaysOnBothSidesOfTheTable_IsWhatIsComputed()
    {
        int[] years = [1, 1899, 1900, 1901, 2198, 2199, 2200, 9999];

        foreach (var number in years.SelectMany(year => new[] { new DateOnly(year, 1, 1), new DateOnly(year, 12, 31) }).Select(date => date.DayNumber))
            Assert.Equal(CalendarDay.Compute(number), CalendarDay.Of(number));
    }

    private static int Bit(bool value) => value ? 1 : 0;
}
