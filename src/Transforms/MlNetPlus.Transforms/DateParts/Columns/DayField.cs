using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlNetPlus.Transforms;

/// <summary>Where one part of a date lies among the 64 bits that <see cref="CalendarDay"/> packs for a day.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayField(int Shift, int Width)
{
    public static readonly DayField Year = new(0, 14);
    public static readonly DayField DayOfYear = After(Year, 9);
    public static readonly DayField Day = After(DayOfYear, 5);
    public static readonly DayField Month = After(Day, 4);
    public static readonly DayField Week = After(Month, 6);
    public static readonly DayField DayOfWeek = After(Week, 3);
    public static readonly DayField IsMonthEnd = After(DayOfWeek, 1);
    public static readonly DayField IsMonthStart = After(IsMonthEnd, 1);
    public static readonly DayField IsQuarterEnd = After(IsMonthStart, 1);
    public static readonly DayField IsQuarterStart = After(IsQuarterEnd, 1);
    public static readonly DayField IsYearEnd = After(IsQuarterStart, 1);
    public static readonly DayField IsYearStart = After(IsYearEnd, 1);
    public static readonly DayField Quarter = After(IsYearStart, 3);
    public static readonly DayField IsWeekend = After(Quarter, 1);
    public static readonly DayField IsLeapYear = After(IsWeekend, 1);
    public static readonly DayField DaysInMonth = After(IsLeapYear, 5);

    /// <summary>The ISO year less the calendar year, plus one: 0, 1 or 2.</summary>
    public static readonly DayField IsoYearShift = After(DaysInMonth, 2);

    public uint Mask => (1u << Width) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(ulong day) => (int)((uint)(day >> Shift) & Mask);

    public ulong Place(int value) => (ulong)value << Shift;

    public ulong Place(bool value) => value ? 1ul << Shift : 0;

    private static DayField After(DayField previous, int width) => new(previous.Shift + previous.Width, width);
}
