using System.Diagnostics.CodeAnalysis;

namespace MlNetPlus.Transforms;

/// <summary>
/// The columns that DateParts can make of a date, to be combined with <c>|</c>. The column's name is the prefix and the
/// text in quotes. Missing dates give NaN in all of them, except 0 in those named <c>Is_...</c>.
/// </summary>
/// <remarks>
/// The columns come in the order of this list. Names, values and order of the first 16 are those of fastai's
/// <c>add_datepart</c>; names and values of the pairs and of the linear year are those of fastai 1's
/// <c>add_cyclic_datepart</c>.
/// </remarks>
[Flags]
[SuppressMessage("Design", "CA1028:Enum Storage should be Int32", Justification = "There are more than 31 parts.")]
public enum DateParts : long
{
    /// <summary>No part.</summary>
    None = 0,

    /// <summary>"Year": the calendar year, 1 to 9999 (not the year of the ISO week, which is <see cref="IsoYear"/>).</summary>
    Year = 1L << 0,

    /// <summary>"Month": 1 to 12.</summary>
    Month = 1L << 1,

    /// <summary>"Week": the ISO 8601 week, 1 to 53.</summary>
    Week = 1L << 2,

    /// <summary>"Day": the day of the month, 1 to 31.</summary>
    Day = 1L << 3,

    /// <summary>"Dayofweek": Monday = 0 to Sunday = 6.</summary>
    DayOfWeek = 1L << 4,

    /// <summary>"Dayofyear": 1 to 366.</summary>
    DayOfYear = 1L << 5,

    /// <summary>"Is_month_end": 1 on the last day of a month, else 0.</summary>
    IsMonthEnd = 1L << 6,

    /// <summary>"Is_month_start": 1 on the first day of a month, else 0.</summary>
    IsMonthStart = 1L << 7,

    /// <summary>"Is_quarter_end": 1 on the last day of March, June, September and December, else 0.</summary>
    IsQuarterEnd = 1L << 8,

    /// <summary>"Is_quarter_start": 1 on the first day of January, April, July and October, else 0.</summary>
    IsQuarterStart = 1L << 9,

    /// <summary>"Is_year_end": 1 on 31 December, else 0.</summary>
    IsYearEnd = 1L << 10,

    /// <summary>"Is_year_start": 1 on 1 January, else 0.</summary>
    IsYearStart = 1L << 11,

    /// <summary>"Hour": 0 to 23.</summary>
    Hour = 1L << 12,

    /// <summary>"Minute": 0 to 59.</summary>
    Minute = 1L << 13,

    /// <summary>"Second": 0 to 59, without its fraction.</summary>
    Second = 1L << 14,

    /// <summary>
    /// "Elapsed": time since an origin, by default whole seconds since 1970-01-01 UTC; see
    /// <see cref="DatePartsOptions.ElapsedUnit"/> and <see cref="DatePartsOptions.ElapsedOrigin"/>.
    /// </summary>
    Elapsed = 1L << 15,

    /// <summary>"Quarter": 1 to 4.</summary>
    Quarter = 1L << 16,

    /// <summary>"Is_weekend": 1 on Saturday and Sunday, else 0.</summary>
    IsWeekend = 1L << 17,

    /// <summary>"Is_leap_year": 1 in a year of 366 days, else 0.</summary>
    IsLeapYear = 1L << 18,

    /// <summary>"Days_in_month": 28 to 31.</summary>
    DaysInMonth = 1L << 19,

    /// <summary>"Iso_year": the year that the ISO 8601 week belongs to.</summary>
    IsoYear = 1L << 20,

    /// <summary>"year_lin": the year and its elapsed fraction, 2020.5 in the middle of 2020. A Single resolves about one hour.</summary>
    YearLinear = 1L << 21,

    /// <summary>"weekday_cos", "weekday_sin": the day of the week on a circle of 7 days, Monday at angle 0.</summary>
    CyclicWeekday = 1L << 22,

    /// <summary>"day_month_cos", "day_month_sin": the day of the month on a circle as long as that month.</summary>
    CyclicDayOfMonth = 1L << 23,

    /// <summary>"month_year_cos", "month_year_sin": the month on a circle of 12.</summary>
    CyclicMonth = 1L << 24,

    /// <summary>"day_year_cos", "day_year_sin": the day of the year on a circle as long as that year.</summary>
    CyclicDayOfYear = 1L << 25,

    /// <summary>"hour_cos", "hour_sin": the hour on a circle of 24.</summary>
    CyclicHour = 1L << 26,

    /// <summary>"clock_cos", "clock_sin": the hour on a clock face of 12.</summary>
    CyclicClock = 1L << 27,

    /// <summary>"min_cos", "min_sin": the minute on a circle of 60.</summary>
    CyclicMinute = 1L << 28,

    /// <summary>"sec_cos", "sec_sin": the second on a circle of 60.</summary>
    CyclicSecond = 1L << 29,

    /// <summary>"Is_holiday": 1 on a holiday of <see cref="DatePartsOptions.Holidays"/>, else 0.</summary>
    IsHoliday = 1L << 30,

    /// <summary>"Days_to_holiday": days until the next holiday, 0 on a holiday, at most <see cref="DatePartsOptions.HolidayCap"/>.</summary>
    DaysToHoliday = 1L << 31,

    /// <summary>"Days_since_holiday": days since the last holiday, 0 on a holiday, at most <see cref="DatePartsOptions.HolidayCap"/>.</summary>
    DaysSinceHoliday = 1L << 32,

    /// <summary>The twelve parts of the date itself, <see cref="Year"/> to <see cref="IsYearStart"/>.</summary>
    Calendar = Year | Month | Week | Day | DayOfWeek | DayOfYear
        | IsMonthEnd | IsMonthStart | IsQuarterEnd | IsQuarterStart | IsYearEnd | IsYearStart,

    /// <summary><see cref="Hour"/>, <see cref="Minute"/> and <see cref="Second"/>.</summary>
    Time = Hour | Minute | Second,

    /// <summary>The 13 columns of fastai's <c>add_datepart</c>: <see cref="Calendar"/> and <see cref="Elapsed"/>.</summary>
    Default = Calendar | Elapsed,

    /// <summary>The four pairs that look at the date only.</summary>
    CyclicDate = CyclicWeekday | CyclicDayOfMonth | CyclicMonth | CyclicDayOfYear,

    /// <summary>The four pairs that look at the time of day.</summary>
    CyclicTime = CyclicHour | CyclicClock | CyclicMinute | CyclicSecond,

    /// <summary>The three columns that need <see cref="DatePartsOptions.Holidays"/>.</summary>
    Holiday = IsHoliday | DaysToHoliday | DaysSinceHoliday,
}
