using System.Runtime.CompilerServices;

namespace MlNetPlus.Transforms;

/// <summary>
/// Every calendar part of a day, packed into 64 bits (see <see cref="DayField"/>). Days are numbered from 0 =
/// 0001-01-01, a Monday of the proleptic Gregorian calendar, as <see cref="DateOnly.DayNumber"/> does.
/// </summary>
/// <remarks>
/// The years 1900 to 2199 are looked up in a table of 0.9 MB, filled once per process; the other years, which data
/// hardly ever has, are computed. All 9,999 years would take 29 MB and miss every cache.
/// </remarks>
internal static class CalendarDay
{
    private const int DaysIn400Years = 146_097;
    private const int DaysIn100Years = 36_524;
    private const int DaysIn4Years = 1_461;
    private const int DaysInYear = 365;
    private const int FirstTableYear = 1900;
    private const int LastTableYear = 2199;

    private static readonly int[] DaysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
    private static readonly int[] DaysBeforeMonthOfLeapYear = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366];
    private static readonly int FirstTableDay = DaysBeforeYear(FirstTableYear);
    private static readonly ulong[] Table = BuildTable();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(int dayNumber)
    {
        var table = Table;
        var index = (uint)(dayNumber - FirstTableDay);
        return index < (uint)table.Length ? table[index] : Compute(dayNumber);
    }

    public static bool IsLeapYear(int year) => (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);

    /// <summary>The day number of 1 January of a year, 1 to 10000.</summary>
    public static int DaysBeforeYear(int year)
    {
        var before = year - 1;
        return (before * DaysInYear) + (before / 4) - (before / 100) + (before / 400);
    }

    public static ulong Compute(int dayNumber)
    {
        var (year, dayOfYear) = Split(dayNumber);
        var leap = IsLeapYear(year);
        var daysInYear = leap ? DaysInYear + 1 : DaysInYear;
        var daysBefore = leap ? DaysBeforeMonthOfLeapYear : DaysBeforeMonth;

        var month = dayOfYear >> 5; // Never past the month, at most one short of it, both counted from zero.
        if (dayOfYear >= daysBefore[month + 1])
            month++;
        var day = dayOfYear - daysBefore[month];
        var daysInMonth = daysBefore[month + 1] - daysBefore[month];
        var dayOfWeek = dayNumber % 7;
        var (isoYear, week) = IsoWeek(year, dayOfYear, dayOfWeek, daysInYear);
        var monthOfQuarter = month % 3;
        var monthEnd = day == daysInMonth - 1;

        return DayField.Year.Place(year)
            | DayField.DayOfYear.Place(dayOfYear + 1)
            | DayField.Day.Place(day + 1)
            | DayField.Month.Place(month + 1)
            | DayField.Week.Place(week)
            | DayField.DayOfWeek.Place(dayOfWeek)
            | DayField.IsMonthEnd.Place(monthEnd)
            | DayField.IsMonthStart.Place(day == 0)
            | DayField.IsQuarterEnd.Place(monthEnd && monthOfQuarter == 2)
            | DayField.IsQuarterStart.Place(day == 0 && monthOfQuarter == 0)
            | DayField.IsYearEnd.Place(dayOfYear == daysInYear - 1)
            | DayField.IsYearStart.Place(dayOfYear == 0)
            | DayField.Quarter.Place((month / 3) + 1)
            | DayField.IsWeekend.Place(dayOfWeek >= 5)
            | DayField.IsLeapYear.Place(leap)
            | DayField.DaysInMonth.Place(daysInMonth)
            | DayField.IsoYearShift.Place(isoYear - year + 1);
    }

    /// <summary>The year, and the day of the year counted from zero.</summary>
    private static (int Year, int DayOfYear) Split(int dayNumber)
    {
        var (eras, rest) = Math.DivRem(dayNumber, DaysIn400Years);
        var centuries = Math.Min(rest / DaysIn100Years, 3); // The fourth century of an era has one day more.
        rest -= centuries * DaysIn100Years;
        (var quads, rest) = Math.DivRem(rest, DaysIn4Years);
        var years = Math.Min(rest / DaysInYear, 3); // So has the fourth year.
        rest -= years * DaysInYear;
        return ((400 * eras) + (100 * centuries) + (4 * quads) + years + 1, rest);
    }

    /// <summary>ISO 8601: a week belongs to the year that its Thursday is in.</summary>
    private static (int Year, int Week) IsoWeek(int year, int dayOfYear, int dayOfWeek, int daysInYear)
    {
        var thursday = dayOfYear + 3 - dayOfWeek;
        if (thursday < 0)
            return (year - 1, ((thursday + (IsLeapYear(year - 1) ? DaysInYear + 1 : DaysInYear)) / 7) + 1);
        if (thursday >= daysInYear)
            return (year + 1, 1);
        return (year, (thursday / 7) + 1);
    }

    private static ulong[] BuildTable()
    {
        var table = new ulong[DaysBeforeYear(LastTableYear + 1) - FirstTableDay];
        for (var i = 0; i < table.Length; i++)
            table[i] = Compute(FirstTableDay + i);
        return table;
    }
}
