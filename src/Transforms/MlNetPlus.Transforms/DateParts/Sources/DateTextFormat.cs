using System.Globalization;
using System.Text;

namespace MlNetPlus.Transforms;

/// <summary>A date format of .NET, standard or custom, and what it says about years and offsets from UTC.</summary>
internal sealed class DateTextFormat
{
    private const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces;

    private readonly string _pattern;
    private readonly OffsetPart _offset;

    private DateTextFormat(string pattern, OffsetPart offset)
    {
        _pattern = pattern;
        _offset = offset;
    }

    private enum OffsetPart
    {
        None,
        Optional,
        Always,
    }

    /// <summary>
    /// The format, or <see langword="null"/> for one that .NET does not accept or that names no year: the parser would
    /// take the year from the clock.
    /// </summary>
    public static DateTextFormat? Create(string? pattern, CultureInfo culture)
    {
        if (string.IsNullOrEmpty(pattern))
            return null;
        try
        {
            _ = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero).ToString(pattern, culture);
        }
        catch (FormatException)
        {
            return null;
        }

        if (pattern.Length == 1)
        {
            return pattern[0] switch
            {
                'd' or 'D' or 'f' or 'F' or 'g' or 'G' or 's' or 'y' or 'Y' => new DateTextFormat(pattern, OffsetPart.None),
                'o' or 'O' => new DateTextFormat(pattern, OffsetPart.Optional),
                'r' or 'R' or 'u' => new DateTextFormat(pattern, OffsetPart.Always),
                _ => null,
            };
        }

        var letters = Letters(pattern);
        if (!letters.Contains('y'))
            return null;
        if (letters.AsSpan().ContainsAny('z', 'Z'))
            return new DateTextFormat(pattern, OffsetPart.Always);
        return new DateTextFormat(pattern, letters.Contains('K') ? OffsetPart.Optional : OffsetPart.None);
    }

    /// <summary>The ways in which a culture writes dates with a year, also without their leading zeros.</summary>
    public static IEnumerable<DateTextFormat> Of(CultureInfo culture) =>
        "dgGfFD"
            .SelectMany(culture.DateTimeFormat.GetAllDateTimePatterns)
            .Select(WithoutLeadingZeros)
            .Distinct(StringComparer.Ordinal)
            .Select(pattern => Create(pattern, culture))
            .OfType<DateTextFormat>();

    public bool TryParse(ReadOnlySpan<char> text, CultureInfo culture, out ParsedDate date)
    {
        date = default;
        if (_offset == OffsetPart.None)
        {
            if (!DateTime.TryParseExact(text, _pattern, culture, Styles, out var plain))
                return false;
            date = new ParsedDate(plain.Ticks, null);
            return true;
        }

        if (!DateTimeOffset.TryParseExact(text, _pattern, culture, Styles | DateTimeStyles.AssumeUniversal, out var withOffset))
            return false;
        date = new ParsedDate(withOffset.Ticks, HasOffset(text, culture, withOffset) ? withOffset.Offset.Ticks : null);
        return true;
    }

    public override string ToString() => _pattern;

    /// <summary>DateTimeOffset cannot tell "no offset" from +00:00; the kind of a DateTime can.</summary>
    private bool HasOffset(ReadOnlySpan<char> text, CultureInfo culture, DateTimeOffset parsed) =>
        _offset == OffsetPart.Always
        || parsed.Offset != TimeSpan.Zero
        || !DateTime.TryParseExact(text, _pattern, culture, Styles | DateTimeStyles.RoundtripKind, out var plain)
        || plain.Kind != DateTimeKind.Unspecified;

    /// <summary>What is left of a custom format without its quoted and escaped text.</summary>
    private static string Letters(string pattern)
    {
        var letters = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] is '\'' or '"')
            {
                var end = pattern.IndexOf(pattern[i], i + 1);
                i = end < 0 ? pattern.Length : end;
            }
            else
            {
                letters.Append(pattern[i]);
            }
        }

        return letters.ToString();
    }

    /// <summary>In a format, <c>d</c> reads one digit or two, and <c>dd</c> two only. Patterns of cultures escape no letters.</summary>
    private static string WithoutLeadingZeros(string pattern)
    {
        var shorter = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length;)
        {
            var run = pattern.AsSpan(i).IndexOfAnyExcept(pattern[i]);
            var length = run < 0 ? pattern.Length - i : run;
            var quoted = pattern.AsSpan(0, i).Count('\'') % 2 == 1;
            var padded = length == 2 && !quoted && pattern[i] is ('d' or 'M' or 'H' or 'h');
            shorter.Append(pattern[i], padded ? 1 : length);
            i += length;
        }

        return shorter.ToString();
    }
}
