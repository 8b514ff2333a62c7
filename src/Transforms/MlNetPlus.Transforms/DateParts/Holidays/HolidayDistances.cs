namespace MlNetPlus.Transforms;

/// <summary>
/// For every day: how far the next and the last holiday of a calendar are, capped. Years are worked out when they are
/// first met and kept; safe for any number of threads.
/// </summary>
internal sealed class HolidayDistances(HolidayCalendar calendar, int cap)
{
    public const int MaxCap = 366; // One neighbouring year on either side is enough to look that far.

    private readonly ushort[]?[] _toNext = new ushort[DateOnly.MaxValue.Year + 1][];
    private readonly ushort[]?[] _sinceLast = new ushort[DateOnly.MaxValue.Year + 1][];

    /// <summary>Days until the next holiday: 0 on one.</summary>
    public int ToNext(int year, int dayOfYear) => (Volatile.Read(ref _toNext[year]) ?? Fill(year).ToNext)[dayOfYear - 1];

    /// <summary>Days since the last holiday: 0 on one.</summary>
    public int SinceLast(int year, int dayOfYear) => (Volatile.Read(ref _sinceLast[year]) ?? Fill(year).SinceLast)[dayOfYear - 1];

    /// <summary>Two threads may do this at once; both write the same.</summary>
    private (ushort[] ToNext, ushort[] SinceLast) Fill(int year)
    {
        var first = CalendarDay.DaysBeforeYear(year);
        var toNext = new ushort[CalendarDay.DaysBeforeYear(year + 1) - first];
        var sinceLast = new ushort[toNext.Length];
        var holidays = HolidaysAround(year);

        var next = 0;
        for (var i = 0; i < toNext.Length; i++)
        {
            while (next < holidays.Count && holidays[next] < first + i)
                next++;
            toNext[i] = Capped(next < holidays.Count ? holidays[next] - first - i : cap);
            var last = next < holidays.Count && holidays[next] == first + i ? next : next - 1;
            sinceLast[i] = Capped(last >= 0 ? first + i - holidays[last] : cap);
        }

        Volatile.Write(ref _toNext[year], toNext);
        Volatile.Write(ref _sinceLast[year], sinceLast);
        return (toNext, sinceLast);
    }

    private ushort Capped(int days) => (ushort)Math.Min(days, cap);

    private List<int> HolidaysAround(int year)
    {
        var first = Math.Max(year - 1, DateOnly.MinValue.Year);
        var last = Math.Min(year + 1, DateOnly.MaxValue.Year);
        return [.. Enumerable.Range(first, last - first + 1).SelectMany(calendar.GetHolidays).Select(holiday => holiday.Date.DayNumber).Distinct()];
    }
}
