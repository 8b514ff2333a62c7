using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlNetPlus.Transforms;

/// <summary>Five keys of 64 bits, and 20 bytes of counts.</summary>
internal readonly struct NarrowLine : ILineLayout<ulong>
{
    public static int Keys => 5;

    public static int KeysWhenBuilt => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(ulong key) => KeyHash.Of(key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Matches(ref ulong line, ulong key)
    {
        var four = Vector256.Equals(Vector256.LoadUnsafe(ref line), Vector256.Create(key)).ExtractMostSignificantBits();
        return four | (Unsafe.Add(ref line, 4) == key ? 16U : 0U);
    }
}
