using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlNetPlus.Transforms;

/// <summary>
/// Hashes of keys by folded 128-bit products, as in wyhash (https://github.com/wangyi-fudan/wyhash). They place keys in
/// memory and are never saved.
/// </summary>
internal static class KeyHash
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD6E8FEB86659FD93;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong word) => Fold(word ^ Second, First);

    public static ulong Of(ReadOnlySpan<byte> key)
    {
        var hash = (ulong)key.Length ^ First;
        while (key.Length > 2 * sizeof(ulong))
        {
            hash = Fold(MemoryMarshal.Read<ulong>(key) ^ First, MemoryMarshal.Read<ulong>(key[sizeof(ulong)..]) ^ hash ^ Second);
            key = key[(2 * sizeof(ulong))..];
        }

        Span<ulong> last = [0, 0];
        key.CopyTo(MemoryMarshal.AsBytes(last));
        return Fold(last[0] ^ Second, last[1] ^ hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
