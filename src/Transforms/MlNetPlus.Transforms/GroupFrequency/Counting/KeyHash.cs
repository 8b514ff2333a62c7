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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong low, ulong high) => Fold(low ^ Second, high ^ First);

    public static ulong Of(ReadOnlySpan<byte> key)
    {
        if (key.Length < 2 * sizeof(ulong))
            return OfShort(key);

        // The last sixteen bytes overlap those before them unless the length is a multiple of sixteen.
        var hash = (ulong)key.Length;
        var last = key[^(2 * sizeof(ulong))..];
        while (key.Length > 2 * sizeof(ulong))
        {
            hash = Fold(Read(key) ^ First, Read(key[sizeof(ulong)..]) ^ hash ^ Second);
            key = key[(2 * sizeof(ulong))..];
        }

        return Fold(Read(last) ^ Second, Read(last[sizeof(ulong)..]) ^ hash ^ First);
    }

    private static ulong OfShort(ReadOnlySpan<byte> key)
    {
        Span<byte> padded = stackalloc byte[2 * sizeof(ulong)];
        padded.Clear();
        key.CopyTo(padded);
        return Fold(Read(padded) ^ Second, Read(padded[sizeof(ulong)..]) ^ (ulong)key.Length ^ First);
    }

    private static ulong Read(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<ulong>(bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
