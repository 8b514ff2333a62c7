using System.Runtime.CompilerServices;

namespace MlNetPlus.Transforms;

/// <summary>Three keys of 128 bits, and 12 bytes of counts.</summary>
internal readonly struct WideLine : ILineLayout<UInt128>
{
    public static int Keys => 3;

    public static int KeysWhenBuilt => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(UInt128 key) => KeyHash.Of(Parts(key).Low, Parts(key).High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Matches(ref ulong line, UInt128 key)
    {
        var (low, high) = Parts(key);
        return Match(ref line, 0, low, high) | Match(ref line, 1, low, high) | Match(ref line, 2, low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Match(ref ulong line, int slot, ulong low, ulong high)
    {
        ref var found = ref Unsafe.Add(ref Unsafe.As<ulong, UInt128>(ref line), slot);
        var (foundLow, foundHigh) = Parts(found);
        return ((foundLow ^ low) | (foundHigh ^ high)) == 0 ? 1U << slot : 0U;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Low, ulong High) Parts(UInt128 key) => ((ulong)key, (ulong)(key >> 64));
}
