namespace MlNetPlus.Transforms;

/// <summary>
/// Wall time and UTC of one time zone, in ticks. Nothing here throws: what the calendar cannot hold is reported as such.
/// </summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    /// <summary>The clock for an id, IANA or Windows; <see langword="null"/> when this machine does not know it.</summary>
    public static ZoneClock? Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? new ZoneClock(zone) : null;

    public bool TryFromUtc(long utcTicks, out long wallTicks)
    {
        wallTicks = utcTicks + zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;
        return IsOnCalendar(wallTicks);
    }

    /// <summary>
    /// A wall time that the clocks skip, or show twice, counts with the zone's standard offset, the rule of
    /// <see cref="TimeZoneInfo.GetUtcOffset(DateTime)"/>.
    /// </summary>
    public bool TryFromWall(long wallTicks, out long utcTicks)
    {
        utcTicks = wallTicks - zone.GetUtcOffset(new DateTime(wallTicks, DateTimeKind.Unspecified)).Ticks;
        return IsOnCalendar(utcTicks);
    }

    private static bool IsOnCalendar(long ticks) => (ulong)ticks <= (ulong)DateTime.MaxValue.Ticks;
}
