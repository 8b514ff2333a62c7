using System.Globalization;

namespace MlNetPlus.Transforms;

/// <summary>
/// Holiday rules as lines of text, for model files: <c>kind;years;years left out;arguments;name</c>, as in
/// <c>NthWeekday;1942-9999;;11,Thursday,4;Thanksgiving Day</c>.
/// </summary>
internal static class HolidayRuleText
{
    private const int FieldCount = 5;
    private const string DateFormat = "yyyy-MM-dd";

    public static string Format(HolidayRule rule)
    {
        var arguments = rule.Kind switch
        {
            HolidayRuleKind.FixedDay => Invariant($"{rule.Month},{rule.Day},{rule.Observance}"),
            HolidayRuleKind.NthWeekday => Invariant($"{rule.Month},{rule.Weekday},{rule.Day}"),
            HolidayRuleKind.EasterOffset => Invariant($"{rule.Day}"),
            _ => string.Join(',', rule.Dates.Select(date => date.ToString(DateFormat, CultureInfo.InvariantCulture))),
        };
        var except = string.Join(',', rule.ExceptYears.Select(year => Invariant($"{year}")));
        return Invariant($"{rule.Kind};{rule.FirstYear}-{rule.LastYear};{except};{arguments};{rule.Name}");
    }

    /// <exception cref="FormatException">The text is not one that <see cref="Format"/> wrote.</exception>
    public static HolidayRule Parse(string text)
    {
        var fields = text.Split(';', FieldCount); // The name comes last, and may hold semicolons.
        if (fields.Length != FieldCount)
            throw Damaged(text);

        try
        {
            var years = fields[1].Split('-');
            return Rule(fields[0], fields[4], fields[3].Split(','))
                .InYears(Number(years[0]), Number(years[1]))
                .Except([.. fields[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Number)]);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw Damaged(text, fault);
        }
    }

    private static HolidayRule Rule(string kind, string name, string[] arguments) => Enum.Parse<HolidayRuleKind>(kind) switch
    {
        HolidayRuleKind.FixedDay => HolidayRule.FixedDay(name, Number(arguments[0]), Number(arguments[1]), Enum.Parse<HolidayObservance>(arguments[2])),
        HolidayRuleKind.NthWeekday => HolidayRule.NthWeekday(name, Number(arguments[0]), Enum.Parse<DayOfWeek>(arguments[1]), Number(arguments[2])),
        HolidayRuleKind.EasterOffset => HolidayRule.EasterOffset(name, Number(arguments[0])),
        _ => HolidayRule.GivenDates(name, Array.ConvertAll(arguments, date => DateOnly.ParseExact(date, DateFormat, CultureInfo.InvariantCulture))),
    };

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static FormatException Damaged(string text, Exception? inner = null) =>
        new($"Holiday rule '{text}' cannot be read; expected kind;years;years left out;arguments;name. The model file is damaged.", inner);
}
