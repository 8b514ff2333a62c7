using System.Globalization;

namespace MlNetPlus.Transforms;

/// <summary>When a holiday falls: a rule that is computed for each year, or a list of dates. Immutable.</summary>
/// <example>
/// <code>
/// HolidayRule.NthWeekday("Thanksgiving Day", 11, DayOfWeek.Thursday, 4).InYears(1942)
/// HolidayRule.FixedDay("Christmas Day", 12, 25, HolidayObservance.NextMonday)
/// HolidayRule.EasterOffset("Good Friday", -2)
/// HolidayRule.GivenDates("Inventory", new DateOnly(2024, 3, 29), new DateOnly(2025, 3, 31))
/// </code>
/// </example>
public sealed class HolidayRule
{
    /// <summary>The furthest that a rule may reach from Easter, and the most that an observed day moves from its year.</summary>
    internal const int MaxEasterOffset = 250;

    private readonly HashSet<int> _except;

    private HolidayRule(HolidayRule source, int firstYear, int lastYear, IEnumerable<int> except)
    {
        Kind = source.Kind;
        Name = source.Name;
        Month = source.Month;
        Day = source.Day;
        Weekday = source.Weekday;
        Observance = source.Observance;
        Dates = source.Dates;
        FirstYear = firstYear;
        LastYear = lastYear;
        _except = [.. except];
    }

    private HolidayRule(HolidayRuleKind kind, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException($"Name of a holiday is '{name}'; expected one line.", nameof(name));
        Kind = kind;
        Name = name;
        FirstYear = DateOnly.MinValue.Year;
        LastYear = DateOnly.MaxValue.Year;
        Dates = [];
        _except = [];
    }

    /// <summary>The holiday's name.</summary>
    public string Name { get; }

    /// <summary>The first year that has the holiday; 1 unless <see cref="InYears"/> says otherwise.</summary>
    public int FirstYear { get; }

    /// <summary>The last year that has the holiday; 9999 unless <see cref="InYears"/> says otherwise.</summary>
    public int LastYear { get; }

    internal HolidayRuleKind Kind { get; }

    internal int Month { get; private init; }

    /// <summary>The day of the month, the n of an n-th weekday (-1 = last), or the days after Easter.</summary>
    internal int Day { get; private init; }

    internal DayOfWeek Weekday { get; private init; }

    internal HolidayObservance Observance { get; private init; }

    internal DateOnly[] Dates { get; private init; }

    internal IEnumerable<int> ExceptYears => _except.Order();

    /// <summary>The same date every year. 29 February exists in leap years only.</summary>
    /// <param name="name">The holiday's name.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day of the month, 1 to the month's longest length.</param>
    /// <param name="observance">Which day is off when the date falls on a weekend.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No year has that day.</exception>
    public static HolidayRule FixedDay(string name, int month, int day, HolidayObservance observance = HolidayObservance.OwnDate)
    {
        CheckMonth(month);
        if (day < 1 || day > DateTime.DaysInMonth(2000, month))
            throw Unexpected(nameof(day), day, $"1 to {DateTime.DaysInMonth(2000, month)}, the days of month {month}");
        if (!Enum.IsDefined(observance))
            throw Unexpected(nameof(observance), (int)observance, $"a member of {nameof(HolidayObservance)}");
        return new HolidayRule(HolidayRuleKind.FixedDay, name) { Month = month, Day = day, Observance = observance };
    }

    /// <summary>A weekday of a month, such as its third Monday.</summary>
    /// <param name="name">The holiday's name.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="weekday">The day of the week.</param>
    /// <param name="n">1 for the first such day, up to 5 (which not every month has), or -1 for the last.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static HolidayRule NthWeekday(string name, int month, DayOfWeek weekday, int n)
    {
        CheckMonth(month);
        if (!Enum.IsDefined(weekday))
            throw Unexpected(nameof(weekday), (int)weekday, $"a member of {nameof(DayOfWeek)}");
        if (n is not (-1 or (>= 1 and <= 5)))
            throw Unexpected(nameof(n), n, "1 to 5, or -1 for the last");
        return new HolidayRule(HolidayRuleKind.NthWeekday, name) { Month = month, Weekday = weekday, Day = n };
    }

    /// <summary>A number of days after Easter Sunday of the western churches.</summary>
    /// <param name="name">The holiday's name.</param>
    /// <param name="days">The days, -250 to 250: -2 is Good Friday, 1 Easter Monday, 39 Ascension, 50 Whit Monday.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The days are out of their range.</exception>
    public static HolidayRule EasterOffset(string name, int days)
    {
        if (Math.Abs((long)days) > MaxEasterOffset)
            throw Unexpected(nameof(days), days, $"-{MaxEasterOffset} to {MaxEasterOffset}");
        return new HolidayRule(HolidayRuleKind.EasterOffset, name) { Day = days };
    }

    /// <summary>Given dates only: one-off holidays, closing days, holidays of a calendar that no rule here computes.</summary>
    /// <param name="name">The holiday's name.</param>
    /// <param name="dates">The dates, at least one.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no date.</exception>
    public static HolidayRule GivenDates(string name, params DateOnly[] dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        if (dates.Length == 0)
            throw new ArgumentException($"Dates of '{name}' are empty; expected at least one.", nameof(dates));
        return new HolidayRule(HolidayRuleKind.GivenDates, name) { Dates = [.. dates.Distinct().Order()] };
    }

    /// <summary>This rule for some years only. Years are those of the holiday itself, before any move off a weekend.</summary>
    /// <param name="first">The first year.</param>
    /// <param name="last">The last year.</param>
    /// <returns>A new rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The years are not within 1 to 9999 or not in order.</exception>
    public HolidayRule InYears(int first, int last = 9999)
    {
        if (first < DateOnly.MinValue.Year || first > DateOnly.MaxValue.Year)
            throw Unexpected(nameof(first), first, "1 to 9999");
        if (last < first || last > DateOnly.MaxValue.Year)
            throw Unexpected(nameof(last), last, $"{first} to 9999");
        return new HolidayRule(this, first, last, _except);
    }

    /// <summary>This rule without some years, e.g. because the holiday was moved in them.</summary>
    /// <param name="years">The years.</param>
    /// <returns>A new rule.</returns>
    public HolidayRule Except(params int[] years)
    {
        ArgumentNullException.ThrowIfNull(years);
        return new HolidayRule(this, FirstYear, LastYear, _except.Concat(years));
    }

    /// <summary>The rule as one line, the form in which models save it.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => HolidayRuleText.Format(this);

    /// <summary>The days on which the holiday of a year is observed; for one at the turn of the year, maybe in the next or previous.</summary>
    internal IEnumerable<DateOnly> ObservedDays(int year)
    {
        if (year < FirstYear || year > LastYear || _except.Contains(year))
            return [];

        return Kind switch
        {
            HolidayRuleKind.GivenDates => Dates.Where(date => date.Year == year),
            HolidayRuleKind.EasterOffset => Shift(EasterSunday.Of(year), Day),
            HolidayRuleKind.NthWeekday => NthWeekdayOf(year),
            _ => FixedDayOf(year),
        };
    }

    private static ArgumentOutOfRangeException Unexpected(string parameter, int got, string expected) =>
        new(parameter, string.Create(CultureInfo.InvariantCulture, $"Parameter {parameter} of a holiday rule is {got}; expected {expected}."));

    private static void CheckMonth(int month)
    {
        if (month is < 1 or > 12)
            throw Unexpected(nameof(month), month, "1 to 12");
    }

    private IEnumerable<DateOnly> FixedDayOf(int year)
    {
        if (Day > DateTime.DaysInMonth(year, Month))
            return [];

        var date = new DateOnly(year, Month, Day);
        return Shift(date, Observance switch
        {
            HolidayObservance.NearestWeekday => date.DayOfWeek switch { DayOfWeek.Saturday => -1, DayOfWeek.Sunday => 1, _ => 0 },
            HolidayObservance.NextMonday => date.DayOfWeek switch { DayOfWeek.Saturday => 2, DayOfWeek.Sunday => 1, _ => 0 },
            HolidayObservance.NextMondayOrTuesday => date.DayOfWeek switch
            {
                DayOfWeek.Saturday or DayOfWeek.Sunday => 2,
                DayOfWeek.Monday => 1,
                _ => 0,
            },
            HolidayObservance.SundayToMonday => date.DayOfWeek == DayOfWeek.Sunday ? 1 : 0,
            _ => 0,
        });
    }

    private IEnumerable<DateOnly> NthWeekdayOf(int year)
    {
        var daysInMonth = DateTime.DaysInMonth(year, Month);
        var first = 1 + ((Weekday - new DateOnly(year, Month, 1).DayOfWeek + 7) % 7);
        var day = Day > 0 ? first + (7 * (Day - 1)) : first + (7 * ((daysInMonth - first) / 7));
        return day <= daysInMonth ? [new DateOnly(year, Month, day)] : [];
    }

    /// <summary>Empty where the calendar of <see cref="DateOnly"/> ends.</summary>
    private static IEnumerable<DateOnly> Shift(DateOnly date, int days)
    {
        var dayNumber = date.DayNumber + days;
        return dayNumber >= 0 && dayNumber <= DateOnly.MaxValue.DayNumber ? [DateOnly.FromDayNumber(dayNumber)] : [];
    }
}
