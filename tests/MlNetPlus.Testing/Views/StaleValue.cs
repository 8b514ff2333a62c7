namespace MlNetPlus.Testing.Views;

/// <summary>A value that no getter should let through when it is left in the buffer.</summary>
internal static class StaleValue
{
    public static T Of<T>()
    {
        object? stale = default(T) switch
        {
            float => 7531.25f,
            double => 7531.25,
            bool => true,
            sbyte => (sbyte)75,
            byte => (byte)75,
            short => (short)7531,
            ushort => (ushort)7531,
            int => 7531,
            uint => 7531u,
            long => 7531L,
            ulong => 7531UL,
            ReadOnlyMemory<char> => "stale".AsMemory(),
            DateTime => new DateTime(1975, 3, 1, 0, 0, 0, DateTimeKind.Unspecified),
            DateTimeOffset => new DateTimeOffset(1975, 3, 1, 0, 0, 0, TimeSpan.Zero),
            TimeSpan => TimeSpan.FromSeconds(7531),
            _ => default(T),
        };
        return (T)stale!;
    }
}
