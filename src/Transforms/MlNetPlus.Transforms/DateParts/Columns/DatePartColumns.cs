namespace MlNetPlus.Transforms;

/// <summary>Every column that a date can be turned into, in output order.</summary>
internal static class DatePartColumns
{
    private const string IndicatorSuffix = "Is_missing";

    private static readonly DatePartColumn MissingIndicator = Formula(IndicatorSuffix, _ => 0, whenMissing: 1);

    private static readonly (DateParts Part, DatePartColumn[] Columns)[] Known =
    [
        (DateParts.Year, [Number("Year", DayField.Year)]),
        (DateParts.Month, [Number("Month", DayField.Month)]),
        (DateParts.Week, [Number("Week", DayField.Week)]),
        (DateParts.Day, [Number("Day", DayField.Day)]),
        (DateParts.DayOfWeek, [Number("Dayofweek", DayField.DayOfWeek)]),
        (DateParts.DayOfYear, [Number("Dayofyear", DayField.DayOfYear)]),
        (DateParts.IsMonthEnd, [Flag("Is_month_end", DayField.IsMonthEnd)]),
        (DateParts.IsMonthStart, [Flag("Is_month_start", DayField.IsMonthStart)]),
        (DateParts.IsQuarterEnd, [Flag("Is_quarter_end", DayField.IsQuarterEnd)]),
        (DateParts.IsQuarterStart, [Flag("Is_quarter_start", DayField.IsQuarterStart)]),
        (DateParts.IsYearEnd, [Flag("Is_year_end", DayField.IsYearEnd)]),
        (DateParts.IsYearStart, [Flag("Is_year_start", DayField.IsYearStart)]),
        (DateParts.Hour, [Formula("Hour", date => Hour(date))]),
        (DateParts.Minute, [Formula("Minute", date => Minute(date))]),
        (DateParts.Second, [Formula("Second", date => Second(date))]),
        (DateParts.Elapsed, [new("Elapsed", (reading, context) => new ElapsedGetter(reading, context.Elapsed))]),
        (DateParts.Quarter, [Number("Quarter", DayField.Quarter)]),
        (DateParts.IsWeekend, [Flag("Is_weekend", DayField.IsWeekend)]),
        (DateParts.IsLeapYear, [Flag("Is_leap_year", DayField.IsLeapYear)]),
        (DateParts.DaysInMonth, [Number("Days_in_month", DayField.DaysInMonth)]),
        (DateParts.IsoYear, [Formula("Iso_year", date => date.Year + DayField.IsoYearShift.Of(date.Day) - 1)]),
        (DateParts.YearLinear, [Formula("year_lin", YearLinear)]),
        (DateParts.CyclicWeekday, Cyclic("weekday", _ => UnitCircle.OfWeek, date => DayField.DayOfWeek.Of(date.Day))),
        (DateParts.CyclicDayOfMonth, Cyclic("day_month", date => UnitCircle.OfMonth(DayField.DaysInMonth.Of(date.Day)), date => DayField.Day.Of(date.Day) - 1)),
        (DateParts.CyclicMonth, Cyclic("month_year", _ => UnitCircle.OfYear, date => DayField.Month.Of(date.Day) - 1)),
        (DateParts.CyclicDayOfYear, Cyclic("day_year", date => UnitCircle.OfDaysOfYear(DayField.IsLeapYear.Of(date.Day) == 1), date => date.DayOfYear - 1)),
        (DateParts.CyclicHour, Cyclic("hour", _ => UnitCircle.OfDay, Hour)),
        (DateParts.CyclicClock, Cyclic("clock", _ => UnitCircle.OfClock, date => Hour(date) % 12)),
        (DateParts.CyclicMinute, Cyclic("min", _ => UnitCircle.OfMinute, Minute)),
        (DateParts.CyclicSecond, Cyclic("sec", _ => UnitCircle.OfMinute, Second)),
        (DateParts.IsHoliday, [Holiday("Is_holiday", (days, date) => days.ToNext(date.Year, date.DayOfYear) == 0 ? 1 : 0, whenMissing: 0)]),
        (DateParts.DaysToHoliday, [Holiday("Days_to_holiday", (days, date) => days.ToNext(date.Year, date.DayOfYear))]),
        (DateParts.DaysSinceHoliday, [Holiday("Days_since_holiday", (days, date) => days.SinceLast(date.Year, date.DayOfYear))]),
    ];

    /// <summary>Every part there is.</summary>
    public static DateParts All { get; } = Known.Aggregate(DateParts.None, (parts, known) => parts | known.Part);

    /// <summary>The columns of some parts, in output order.</summary>
    public static IReadOnlyList<DatePartColumn> Of(DateParts parts, bool missingIndicator)
    {
        var columns = Known.Where(known => parts.HasFlag(known.Part)).SelectMany(known => known.Columns);
        return [.. missingIndicator ? columns.Append(MissingIndicator) : columns];
    }

    private static DatePartColumn Number(string suffix, DayField field) =>
        new(suffix, (reading, _) => new DayFieldGetter(reading, field, float.NaN));

    private static DatePartColumn Flag(string suffix, DayField field) =>
        new(suffix, (reading, _) => new DayFieldGetter(reading, field, whenMissing: 0));

    private static DatePartColumn Formula(string suffix, Func<DateReading, float> formula, float whenMissing = float.NaN) =>
        new(suffix, (reading, _) => new FormulaGetter(reading, formula, whenMissing));

    private static DatePartColumn[] Cyclic(string name, Func<DateReading, UnitCircle> circle, Func<DateReading, int> step) =>
    [
        Formula($"{name}_cos", date => circle(date).Cosine[step(date)]),
        Formula($"{name}_sin", date => circle(date).Sine[step(date)]),
    ];

    /// <remarks>Options and loader see to it that there is a calendar wherever there is a holiday part.</remarks>
    private static DatePartColumn Holiday(string suffix, Func<HolidayDistances, DateReading, float> formula, float whenMissing = float.NaN) =>
        new(suffix, (reading, context) =>
        {
            var holidays = context.Holidays ?? throw new InvalidOperationException($"Column '{suffix}' has no holiday calendar.");
            return new FormulaGetter(reading, date => formula(holidays, date), whenMissing);
        });

    private static int Hour(DateReading date) => (int)(date.TimeTicks / TimeSpan.TicksPerHour);

    private static int Minute(DateReading date) => (int)(date.TimeTicks / TimeSpan.TicksPerMinute) % 60;

    private static int Second(DateReading date) => (int)(date.TimeTicks / TimeSpan.TicksPerSecond) % 60;

    private static float YearLinear(DateReading date)
    {
        var daysInYear = 365 + DayField.IsLeapYear.Of(date.Day);
        var days = date.DayOfYear - 1 + ((double)date.TimeTicks / TimeSpan.TicksPerDay);
        return (float)(date.Year + (days / daysInYear));
    }
}
