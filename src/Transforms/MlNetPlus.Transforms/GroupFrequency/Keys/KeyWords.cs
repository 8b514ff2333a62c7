using System.Numerics;

namespace MlNetPlus.Transforms;

/// <summary>Integers: no value is missing.</summary>
internal readonly struct IntegerWord<T> : IKeyWord<T>
    where T : IBinaryInteger<T>
{
    public static bool TryGet(T value, out ulong word)
    {
        word = ulong.CreateTruncating(value);
        return true;
    }
}

/// <summary>Key types: 0 is missing.</summary>
internal readonly struct OrdinalWord<T> : IKeyWord<T>
    where T : IBinaryInteger<T>
{
    public static bool TryGet(T value, out ulong word)
    {
        word = ulong.CreateTruncating(value);
        return word != 0;
    }
}

/// <summary>Floating-point numbers: NaN is missing, minus zero equals zero.</summary>
internal readonly struct FloatWord<T> : IKeyWord<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    public static bool TryGet(T value, out ulong word)
    {
        word = T.IsZero(value) ? 0 : BitConverter.DoubleToUInt64Bits(double.CreateTruncating(value));
        return !T.IsNaN(value);
    }
}

/// <summary>Flags: no value is missing.</summary>
internal readonly struct BooleanWord : IKeyWord<bool>
{
    public static bool TryGet(bool value, out ulong word)
    {
        word = value ? 1UL : 0UL;
        return true;
    }
}

/// <summary>Dates and times, whatever their <see cref="DateTime.Kind"/>: the default value is missing.</summary>
internal readonly struct DateTimeWord : IKeyWord<DateTime>
{
    public static bool TryGet(DateTime value, out ulong word)
    {
        word = (ulong)value.Ticks;
        return word != 0;
    }
}

/// <summary>Points in time, equal when they are the same instant: the default value is missing.</summary>
internal readonly struct DateTimeOffsetWord : IKeyWord<DateTimeOffset>
{
    public static bool TryGet(DateTimeOffset value, out ulong word)
    {
        word = (ulong)value.UtcTicks;
        return word != 0;
    }
}

/// <summary>Spans of time: no value is missing.</summary>
internal readonly struct TimeSpanWord : IKeyWord<TimeSpan>
{
    public static bool TryGet(TimeSpan value, out ulong word)
    {
        word = (ulong)value.Ticks;
        return true;
    }
}
