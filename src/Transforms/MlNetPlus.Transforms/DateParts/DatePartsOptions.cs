using System.Globalization;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>What <c>mlContext.Transforms.DateParts</c> makes of dates. The estimator copies the options.</summary>
public sealed class DatePartsOptions
{
    /// <summary>The columns with dates; of type DateTime, DateTimeOffset or text, each its own.</summary>
    /// <value>At least one name, none twice. No default.</value>
    public IReadOnlyList<string> InputColumnNames { get; set; } = [];

    /// <summary>What the output names start with, one prefix for each input column. May be empty texts.</summary>
    /// <value>
    /// <see langword="null"/> (the default): the input's name without one trailing "Date" or "date", as fastai has it, so
    /// that "saledate" gives "saleYear".
    /// </value>
    public IReadOnlyList<string>? Prefixes { get; set; }

    /// <summary>The name of one vector column that holds all parts, named by its slot names.</summary>
    /// <value><see langword="null"/> (the default): one Single column for each part.</value>
    public string? OutputColumnName { get; set; }

    /// <summary>The parts.</summary>
    /// <value><see cref="DateParts.Default"/>: fastai's 13 columns.</value>
    public DateParts Parts { get; set; } = DateParts.Default;

    /// <summary>
    /// The holidays. Setting them adds <see cref="DateParts.IsHoliday"/>, <see cref="DateParts.DaysToHoliday"/> and
    /// <see cref="DateParts.DaysSinceHoliday"/>, unless <see cref="Parts"/> names some of the three itself.
    /// </summary>
    /// <value><see langword="null"/> (the default): no holiday columns.</value>
    public HolidayCalendar? Holidays { get; set; }

    /// <summary>The most days that the distance to a holiday counts.</summary>
    /// <value>1 to 366, by default 15: what lies further off says little about a day.</value>
    public int HolidayCap { get; set; } = 15;

    /// <summary>Whether to add the column "Is_missing", 1 where the date is missing or cannot be read.</summary>
    /// <value>By default <see langword="false"/>.</value>
    public bool MissingIndicator { get; set; }

    /// <summary>The only formats in which dates in text are read, tried in order: .NET's standard or custom formats.</summary>
    /// <value>
    /// <see langword="null"/> (the default): ISO 8601, then the formats of <see cref="Culture"/>. A format must name the
    /// year.
    /// </value>
    public IReadOnlyList<string>? Formats { get; set; }

    /// <summary>The culture of names and separators in text. It is known to the model by its name alone.</summary>
    /// <value>By default the invariant culture, in which 3/4/2020 is 4 March.</value>
    public CultureInfo Culture { get; set; } = CultureInfo.InvariantCulture;

    /// <summary>
    /// The time zone whose wall time the parts show, by IANA or Windows id. Instants (DateTimeOffset, DateTime of kind Utc
    /// or Local, text with an offset) are converted to it; other dates are taken as its wall time, which matters to Elapsed
    /// only. A wall time that the clocks skip or show twice counts with the zone's standard offset.
    /// </summary>
    /// <value>
    /// <see langword="null"/> (the default): the parts show dates as they are written, and Elapsed takes dates without
    /// an offset, of any kind, as UTC.
    /// </value>
    public string? TimeZone { get; set; }

    /// <summary>The unit of <see cref="DateParts.Elapsed"/>.</summary>
    /// <value>By default <see cref="ElapsedUnit.Second"/>.</value>
    public ElapsedUnit ElapsedUnit { get; set; } = ElapsedUnit.Second;

    /// <summary>Where <see cref="DateParts.Elapsed"/> counts from.</summary>
    /// <value>By default <see cref="ElapsedOrigin.UnixEpoch"/>.</value>
    public ElapsedOrigin ElapsedOrigin { get; set; } = ElapsedOrigin.UnixEpoch;

    /// <summary>The settings, all faults reported at once.</summary>
    internal DatePartsSettings ToSettings()
    {
        var faults = new OptionsFaults(nameof(DatePartsOptions));
        CheckColumns(faults);
        CheckParts(faults);
        CheckText(faults);
        faults.Check(TimeZone is null || ZoneClock.Find(TimeZone) is not null, nameof(TimeZone), TimeZone, "the id of a time zone that this machine knows, e.g. Europe/Paris, or null");
        faults.Check(Enum.IsDefined(ElapsedUnit), nameof(ElapsedUnit), ElapsedUnit, $"a member of {nameof(Transforms.ElapsedUnit)}");
        faults.Check(ElapsedOrigin is not null, nameof(ElapsedOrigin), ElapsedOrigin, $"UnixEpoch, FittedMinimum or At(...) of {nameof(Transforms.ElapsedOrigin)}");
        faults.ThrowIfAny();

        var settings = new DatePartsSettings
        {
            InputColumnNames = [.. InputColumnNames],
            Prefixes = [.. Prefixes ?? InputColumnNames.Select(DefaultPrefix)],
            OutputColumnName = OutputColumnName,
            Parts = PartsWithHolidays(),
            Holidays = Holidays,
            HolidayCap = HolidayCap,
            MissingIndicator = MissingIndicator,
            Formats = Formats?.ToArray(),
            CultureName = Culture.Name,
            TimeZone = TimeZone,
            ElapsedUnit = ElapsedUnit,
        };
        var repeated = settings.PartNames.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        faults.Check(repeated is null, nameof(Prefixes), Prefixes is null ? null : string.Join(", ", Prefixes), $"prefixes that tell the columns apart: '{repeated?.Key}' would be made twice");
        faults.ThrowIfAny();
        return settings;
    }

    private static string DefaultPrefix(string inputColumnName) =>
        inputColumnName.EndsWith("Date", StringComparison.Ordinal) || inputColumnName.EndsWith("date", StringComparison.Ordinal)
            ? inputColumnName[..^"date".Length]
            : inputColumnName;

    private DateParts PartsWithHolidays() =>
        Holidays is not null && (Parts & DateParts.Holiday) == DateParts.None ? Parts | DateParts.Holiday : Parts;

    private void CheckColumns(OptionsFaults faults)
    {
        var names = InputColumnNames ?? [];
        faults.Check(names.Count > 0, nameof(InputColumnNames), InputColumnNames, "at least one column name");
        faults.Check(!names.Any(string.IsNullOrEmpty), nameof(InputColumnNames), string.Join(", ", names), "names that are not empty");
        faults.Check(names.Distinct(StringComparer.Ordinal).Count() == names.Count, nameof(InputColumnNames), string.Join(", ", names), "each name once");
        faults.Check(
            Prefixes is null || (Prefixes.Count == names.Count && Prefixes.All(prefix => prefix is not null)),
            nameof(Prefixes),
            string.Join(", ", Prefixes ?? []),
            $"one prefix, which may be empty, for each of the {names.Count} input columns, or null");
        faults.Check(OutputColumnName is not "", nameof(OutputColumnName), OutputColumnName, "a name, or null for a column for each part");
    }

    private void CheckParts(OptionsFaults faults)
    {
        faults.Check((Parts & ~DatePartColumns.All) == DateParts.None, nameof(Parts), Parts, $"members of {nameof(DateParts)}");
        faults.Check(PartsWithHolidays() != DateParts.None || MissingIndicator, nameof(Parts), Parts, $"at least one part, {nameof(Holidays)} or {nameof(MissingIndicator)}");
        faults.Check(
            Holidays is not null || (Parts & DateParts.Holiday) == DateParts.None,
            nameof(Holidays),
            Holidays,
            $"a calendar, because {nameof(Parts)} has {Parts & DateParts.Holiday}");
        faults.Check(HolidayCap is >= 1 and <= HolidayDistances.MaxCap, nameof(HolidayCap), HolidayCap, $"1 to {HolidayDistances.MaxCap} days");
    }

    private void CheckText(OptionsFaults faults)
    {
        faults.Check(Culture is not null, nameof(Culture), Culture, "a culture; CultureInfo.InvariantCulture is the default");
        faults.Check(Formats is not { Count: 0 }, nameof(Formats), Formats, "at least one format, or null for the usual ones");
        var bad = Formats?.Where(pattern => DateTextFormat.Create(pattern, Culture ?? CultureInfo.InvariantCulture) is null).ToArray() ?? [];
        faults.Check(
            bad.Length == 0,
            nameof(Formats),
            string.Join(", ", bad),
            "date formats of .NET that name the year (a year that is not in the text would be taken from the clock)");
    }
}
