using System.Runtime.InteropServices;

namespace MlNetPlus.Transforms;

/// <summary>Time since an origin, in a unit.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ElapsedTime(long OriginUtcTicks, ElapsedUnit Unit)
{
    public float At(long utcTicks)
    {
        var ticks = utcTicks - OriginUtcTicks;
        return Unit switch
        {
            ElapsedUnit.Minute => (float)((double)ticks / TimeSpan.TicksPerMinute),
            ElapsedUnit.Hour => (float)((double)ticks / TimeSpan.TicksPerHour),
            ElapsedUnit.Day => (float)((double)ticks / TimeSpan.TicksPerDay),
            _ => WholeSeconds(ticks),
        };
    }

    /// <summary>Rounded down, also before the origin: -0.5 seconds is -1.</summary>
    private static long WholeSeconds(long ticks)
    {
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        return rest < 0 ? seconds - 1 : seconds;
    }
}
