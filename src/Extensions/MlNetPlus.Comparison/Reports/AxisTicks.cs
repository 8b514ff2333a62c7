using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>Round numbers for an axis: steps of 1, 2 or 5 times a power of ten.</summary>
internal static class AxisTicks
{
    private const int Wanted = 5;

    /// <summary>The round numbers within the range, with enough digits to tell them apart.</summary>
    public static IReadOnlyList<(double Value, string Text)> Of(double from, double to, int wanted = Wanted)
    {
        var step = Step((to - from) / wanted);
        var digits = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 12);
        var ticks = new List<(double, string)>();
        for (var number = Math.Ceiling((from / step) - 1e-9); number * step <= to + (step * 1e-9); number++)
        {
            var value = number == 0 ? 0 : number * step; // no minus before 0
            ticks.Add((value, Show(value, digits)));
        }

        return ticks;
    }

    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * (least / power) switch
        {
            <= 1 + 1e-9 => 1,
            <= 2 + 1e-9 => 2,
            <= 5 + 1e-9 => 5,
            _ => 10,
        };
    }

    private static string Show(double value, int digits) => Math.Abs(value) >= 1e6 || (digits > 6 && value != 0)
        ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
        : value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
