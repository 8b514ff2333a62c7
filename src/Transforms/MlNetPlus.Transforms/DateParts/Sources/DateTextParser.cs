using System.Globalization;

namespace MlNetPlus.Transforms;

/// <summary>
/// Reads dates from text by a fixed list of formats. Never by guessing: .NET's <c>DateTime.Parse</c> fills a missing year
/// or date from the clock, so that the same row would mean something else next year. Thread-safe.
/// </summary>
internal sealed class DateTextParser
{
    private static readonly string[] InvariantPatterns =
    [
        "M/d/yyyy", "M/d/yyyy H:mm", "M/d/yyyy H:mm:ss", "M/d/yyyy h:mm tt", "M/d/yyyy h:mm:ss tt",
        "yyyy/M/d", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss", "yyyy-M-d", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss",
        "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d-MMM-yyyy", "dddd, d MMMM yyyy", "R",
    ];

    private readonly CultureInfo _culture;
    private readonly DateTextFormat[] _formats;
    private readonly bool _isoFirst;

    /// <param name="formats">The formats, which must be valid; <see langword="null"/> for ISO 8601 and the culture's own.</param>
    /// <param name="culture">The culture of month names, day names and separators.</param>
    public DateTextParser(IReadOnlyList<string>? formats, CultureInfo culture)
    {
        _culture = culture;
        _isoFirst = formats is null;
        _formats = formats is null && !culture.Equals(CultureInfo.InvariantCulture)
            ? [.. DateTextFormat.Of(culture)]
            : [.. (formats ?? InvariantPatterns).Select(pattern => DateTextFormat.Create(pattern, culture)
                ?? throw new FormatException($"Date format '{pattern}' is not valid for culture '{culture.Name}'."))];
    }

    public bool TryParse(ReadOnlySpan<char> text, out ParsedDate date)
    {
        date = default;
        text = text.Trim();
        if (text.IsEmpty)
            return false;
        if (_isoFirst && IsoDateText.TryParse(text, out date))
            return true;

        foreach (var format in _formats)
        {
            if (format.TryParse(text, _culture, out date))
                return true;
        }

        return false;
    }
}
