using System.Runtime.InteropServices;

namespace MlNetPlus.Transforms;

/// <summary>Time since an origin, in a unit.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ElapsedTime(long OriginUtcTicks, ElapsedUnit Unit)
{
    public float At(long utcTicks)
    {
        var ticks = utcTicks - OriginUtcTicks;
        if (Unit == ElapsedUnit.Second)
            return WholeSeconds(ticks);

        return (float)((double)ticks / Unit switch
        {
            ElapsedUnit.Minute => TimeSpan.TicksPerMinute,
            ElapsedUnit.Hour => TimeSpan.TicksPerHour,
            _ => TimeSpan.TicksPerDay,
        });
    }

    /// <summary>Rounded down, also before the origin: -0.5 seconds is -1.</summary>
    private static long WholeSeconds(long ticks)
    {
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        return rest < 0 ? seconds - 1 : seconds;
    }
}
