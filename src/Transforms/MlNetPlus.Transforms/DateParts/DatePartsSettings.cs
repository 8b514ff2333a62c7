using System.Globalization;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>A checked, unchanging copy of <see cref="DatePartsOptions"/>; everything but the fitted origin of Elapsed.</summary>
internal sealed class DatePartsSettings
{
    private readonly Lazy<IReadOnlyList<DatePartColumn>> _columns;

    public DatePartsSettings() => _columns = new(() => DatePartColumns.Of(Parts, MissingIndicator));

    public required string[] InputColumnNames { get; init; }

    public required string[] Prefixes { get; init; }

    public required string? OutputColumnName { get; init; }

    public required DateParts Parts { get; init; }

    public required HolidayCalendar? Holidays { get; init; }

    public required int HolidayCap { get; init; }

    public required bool MissingIndicator { get; init; }

    public required string[]? Formats { get; init; }

    public required string CultureName { get; init; }

    public required string? TimeZone { get; init; }

    public required ElapsedUnit ElapsedUnit { get; init; }

    /// <summary>The types that an input column may have.</summary>
    public static AcceptedType AcceptedInput { get; } = AcceptedType.Where(
        "DateTime, DateTimeOffset or String",
        "Load it as one of these; text is read by the formats of DatePartsOptions.Formats",
        shape => AcceptedType.DateTime.Accepts(shape) || AcceptedType.DateTimeOffset.Accepts(shape) || AcceptedType.Text.Accepts(shape));

    /// <summary>The columns made of each input column.</summary>
    public IReadOnlyList<DatePartColumn> Columns => _columns.Value;

    /// <summary>The names of all parts of all inputs: of the output columns, or of the slots of the one vector.</summary>
    public IEnumerable<string> PartNames => Enumerable.Range(0, Prefixes.Length).SelectMany(PartNamesOf);

    public static DatePartsSettings Load(ModelReader reader)
    {
        var calendarName = reader.ReadStringOrNull("HolidayCalendar");
        return new DatePartsSettings
        {
            InputColumnNames = reader.ReadStrings("InputColumnNames"),
            Prefixes = reader.ReadStrings("Prefixes"),
            OutputColumnName = reader.ReadStringOrNull("OutputColumnName"),
            Parts = (DateParts)reader.ReadInt64("Parts"),
            Holidays = calendarName is null ? null : new HolidayCalendar(calendarName, reader.ReadStrings("HolidayRules").Select(HolidayRuleText.Parse)),
            HolidayCap = reader.ReadInt32("HolidayCap"),
            MissingIndicator = reader.ReadBoolean("MissingIndicator"),
            Formats = reader.Has("Formats") ? reader.ReadStrings("Formats") : null,
            CultureName = reader.ReadString("Culture"),
            TimeZone = reader.ReadStringOrNull("TimeZone"),
            ElapsedUnit = (ElapsedUnit)reader.ReadInt32("ElapsedUnit"),
        };
    }

    public void Save(ModelWriter writer)
    {
        writer.Write("InputColumnNames", InputColumnNames);
        writer.Write("Prefixes", Prefixes);
        writer.Write("OutputColumnName", OutputColumnName);
        writer.Write("Parts", (long)Parts);
        writer.Write("HolidayCalendar", Holidays?.Name);
        if (Holidays is not null)
            writer.Write("HolidayRules", [.. Holidays.Rules.Select(HolidayRuleText.Format)]);
        writer.Write("HolidayCap", HolidayCap);
        writer.Write("MissingIndicator", MissingIndicator);
        if (Formats is not null)
            writer.Write("Formats", Formats);
        writer.Write("Culture", CultureName);
        writer.Write("TimeZone", TimeZone);
        writer.Write("ElapsedUnit", (int)ElapsedUnit);
    }

    public IEnumerable<string> PartNamesOf(int input) => Columns.Select(column => Prefixes[input] + column.Suffix);

    public DateTextParser MakeTextParser() => new(Formats, CultureInfo.GetCultureInfo(CultureName));

    /// <exception cref="InvalidOperationException">The model came from a machine that knows more time zones.</exception>
    public ZoneClock? MakeZoneClock()
    {
        if (TimeZone is null)
            return null;
        return ZoneClock.Find(TimeZone)
            ?? throw new InvalidOperationException($"Time zone '{TimeZone}' of DateParts is not known to this machine. Install its time zone data (package tzdata on Linux).");
    }
}
