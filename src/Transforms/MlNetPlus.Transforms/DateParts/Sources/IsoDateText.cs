namespace MlNetPlus.Transforms;

/// <summary>
/// Reads ISO 8601 dates: <c>yyyy-MM-dd</c> or <c>yyyyMMdd</c>, then optionally <c>T</c> or a blank and
/// <c>HH:mm</c>, <c>HH:mm:ss</c> or <c>HH:mm:ss.fraction</c> (or the same without colons), then optionally <c>Z</c>,
/// <c>±HH</c>, <c>±HH:mm</c> or <c>±HHmm</c>. Several times as fast as the general parser, and allocates nothing.
/// </summary>
internal static class IsoDateText
{
    private const int FractionDigits = 7; // of a second, in ticks

    public static bool TryParse(ReadOnlySpan<char> text, out ParsedDate date)
    {
        date = default;
        if (!TryTakeDate(ref text, out var ticks))
            return false;
        if (text.IsEmpty)
        {
            date = new ParsedDate(ticks, null);
            return true;
        }

        if (text[0] is not ('T' or 't' or ' '))
            return false;
        text = text[1..];
        if (!TryTakeTime(ref text, out var timeTicks) || !TryTakeOffset(text, out var offsetTicks))
            return false;

        date = new ParsedDate(ticks + timeTicks, offsetTicks);
        return true;
    }

    private static bool TryTakeDate(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (!TryTakeDigits(ref text, 4, out var year))
            return false;

        var extended = TryTake(ref text, '-');
        if (!TryTakeDigits(ref text, 2, out var month) || (extended && !TryTake(ref text, '-')) || !TryTakeDigits(ref text, 2, out var day))
            return false;
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;

        ticks = new DateOnly(year, month, day).DayNumber * TimeSpan.TicksPerDay;
        return true;
    }

    private static bool TryTakeTime(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (!TryTakeDigits(ref text, 2, out var hour))
            return false;

        var extended = TryTake(ref text, ':');
        if (!TryTakeDigits(ref text, 2, out var minute) || hour > 23 || minute > 59)
            return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);

        var hasSecond = extended ? TryTake(ref text, ':') : !text.IsEmpty && char.IsAsciiDigit(text[0]);
        if (!hasSecond)
            return true;
        if (!TryTakeDigits(ref text, 2, out var second) || second > 59)
            return false;
        ticks += second * TimeSpan.TicksPerSecond;
        return !(TryTake(ref text, '.') || TryTake(ref text, ',')) || TryTakeFraction(ref text, ref ticks);
    }

    /// <summary>Digits past the seventh are dropped.</summary>
    private static bool TryTakeFraction(ref ReadOnlySpan<char> text, ref long ticks)
    {
        var unit = TimeSpan.TicksPerSecond;
        var count = 0;
        for (; count < text.Length && char.IsAsciiDigit(text[count]); count++)
        {
            unit /= 10;
            ticks += count < FractionDigits ? (text[count] - '0') * unit : 0;
        }

        text = text[count..];
        return count > 0;
    }

    private static bool TryTakeOffset(ReadOnlySpan<char> text, out long? ticks)
    {
        ticks = null;
        if (text.IsEmpty)
            return true;
        if (text is "Z" or "z")
        {
            ticks = 0;
            return true;
        }

        var sign = text[0] switch { '+' => 1, '-' => -1, _ => 0 };
        text = text[1..];
        if (sign == 0 || !TryTakeDigits(ref text, 2, out var hours))
            return false;

        var minutes = 0;
        if (!text.IsEmpty)
        {
            TryTake(ref text, ':');
            if (!TryTakeDigits(ref text, 2, out minutes))
                return false;
        }

        // The widest offset that DateTimeOffset allows.
        if (!text.IsEmpty || minutes > 59 || (hours * 60) + minutes > 14 * 60)
            return false;
        ticks = sign * ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute));
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected)
            return false;
        text = text[1..];
        return true;
    }

    private static bool TryTakeDigits(ref ReadOnlySpan<char> text, int count, out int value)
    {
        value = 0;
        if (text.Length < count)
            return false;
        foreach (var digit in text[..count])
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            value = (10 * value) + digit - '0';
        }

        text = text[count..];
        return true;
    }
}
