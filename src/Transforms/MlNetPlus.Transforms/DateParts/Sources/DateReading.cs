using System.Runtime.CompilerServices;
using Microsoft.ML;

namespace MlNetPlus.Transforms;

/// <summary>
/// The date of a cursor's current row in one column, read once per row however many parts are made of it. For one
/// cursor, one thread.
/// </summary>
internal sealed class DateReading(DataViewRow row, DateSource source)
{
    private long _position = long.MinValue; // no row's, so that the first row is read even where it is -1

    /// <summary>Whether the date is missing; the other properties mean nothing then.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>The calendar parts, packed as <see cref="DayField"/> says.</summary>
    public ulong Day { get; private set; }

    /// <summary>The wall time of the day, in ticks since midnight.</summary>
    public long TimeTicks { get; private set; }

    /// <summary>The instant, in ticks of UTC.</summary>
    public long UtcTicks { get; private set; }

    public int Year => DayField.Year.Of(Day);

    public int DayOfYear => DayField.DayOfYear.Of(Day);

    /// <summary>Brings the reading to the current row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update()
    {
        var position = row.Position;
        if (position != _position)
            Read(position);
    }

    private void Read(long position)
    {
        IsMissing = !source.TryRead(out var wallTicks, out var utcTicks);
        if (!IsMissing)
        {
            var dayNumber = (int)((ulong)wallTicks / TimeSpan.TicksPerDay);
            Day = CalendarDay.Of(dayNumber);
            TimeTicks = wallTicks - (dayNumber * TimeSpan.TicksPerDay);
            UtcTicks = utcTicks;
        }

        _position = position;
    }
}
