namespace MlNetPlus.Transforms;

/// <summary>The day that is off instead when a holiday of a fixed date falls on a weekend.</summary>
public enum HolidayObservance
{
    /// <summary>Always its own date.</summary>
    OwnDate,

    /// <summary>Saturday: the Friday before. Sunday: the Monday after. The rule of United States federal holidays.</summary>
    NearestWeekday,

    /// <summary>Saturday and Sunday: the Monday after. The rule of substitute days in the United Kingdom.</summary>
    NextMonday,

    /// <summary>
    /// Saturday: the Monday after; Sunday and Monday: the Tuesday after. The same rule for the second of two adjacent
    /// holidays, such as 26 December, whose Monday is taken by the first.
    /// </summary>
    NextMondayOrTuesday,

    /// <summary>Sunday: the Monday after. Saturday: its own date.</summary>
    SundayToMonday,
}
