using System.Collections.ObjectModel;

namespace MlNetPlus.Transforms;

/// <summary>
/// The holidays of a country, company or shop, as rules that hold for every year. Immutable and thread-safe; saved with
/// the model, rules included, so that a later version of this library does not change what a model computes.
/// </summary>
/// <example>
/// <code>
/// var ours = HolidayCalendar.Germany.With(HolidayRule.FixedDay("Epiphany", 1, 6), HolidayRule.FixedDay("All Saints", 11, 1));
/// </code>
/// </example>
public sealed partial class HolidayCalendar
{
    /// <summary>Makes a calendar.</summary>
    /// <param name="name">Its name, for error messages and display.</param>
    /// <param name="rules">Its rules, at least one. Where two fall on one day, the day is one holiday to the transform.</param>
    /// <exception cref="ArgumentException">The name is empty, or there is no rule.</exception>
    public HolidayCalendar(string name, params IEnumerable<HolidayRule> rules)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(rules);
        Name = name;
        Rules = new ReadOnlyCollection<HolidayRule>([.. rules]);
        if (Rules.Count == 0 || Rules.Contains(null))
            throw new ArgumentException($"Rules of holiday calendar '{name}' are empty or hold null; expected at least one rule.", nameof(rules));
    }

    /// <summary>The calendar's name.</summary>
    public string Name { get; }

    /// <summary>The rules.</summary>
    public IReadOnlyList<HolidayRule> Rules { get; }

    /// <summary>A calendar with further rules.</summary>
    /// <param name="rules">The rules to add.</param>
    /// <returns>A new calendar of the same name.</returns>
    public HolidayCalendar With(params IEnumerable<HolidayRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new HolidayCalendar(Name, Rules.Concat(rules));
    }

    /// <summary>The holidays observed in a year, in order.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <returns>The days off. A day that two rules give is listed twice.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 1 to 9999.</exception>
    public IReadOnlyList<Holiday> GetHolidays(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, DateOnly.MinValue.Year);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, DateOnly.MaxValue.Year);

        // A holiday of the next or the last year may be observed in this one: 1 January 2022 was, on 31 December 2021.
        var holidays =
            from rule in Rules
            from origin in Enumerable.Range(year - 1, 3)
            from date in rule.ObservedDays(origin)
            where date.Year == year
            orderby date
            select new Holiday(date, rule.Name);
        return [.. holidays];
    }

    /// <summary>Whether a day is a holiday.</summary>
    /// <param name="date">The day.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public bool IsHoliday(DateOnly date) => GetHolidays(date.Year).Any(holiday => holiday.Date == date);

    /// <summary>The calendar's name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
