namespace MlNetPlus.Transforms;

/// <summary>How a <see cref="HolidayRule"/> finds its days. The names are part of the model file.</summary>
internal enum HolidayRuleKind
{
    FixedDay,
    NthWeekday,
    EasterOffset,
    GivenDates,
}
