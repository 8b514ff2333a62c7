using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace MlNetPlus.Transforms;

/// <summary>
/// Memory in lines of eight words, each on one cache line of the processor: looking up a key that is not in the cache then
/// waits for memory once. The array is pinned, because moving it would lose the alignment.
/// </summary>
internal sealed class CacheLines
{
    public const int WordsPerLine = 8;

    private const int BytesPerLine = WordsPerLine * sizeof(ulong);

    private readonly ulong[] _words;
    private readonly int _start;

    public CacheLines(int count)
    {
        _words = GC.AllocateArray<ulong>(checked((count + 1) * WordsPerLine), pinned: true);
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_words, 0) % BytesPerLine);
        _start = past == 0 ? 0 : (BytesPerLine - past) / sizeof(ulong);
        Count = count;
    }

    public int Count { get; }

    /// <summary>The first word of a line, for an index below <see cref="Count"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ulong At(int line) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_words), (nint)_start + ((nint)line * WordsPerLine));

    /// <summary>The home line of a hash: its upper half, scaled to the number of lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Home(ulong hash) => (int)(((hash >> 32) * (ulong)Count) >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int line) => line + 1 == Count ? 0 : line + 1;

    /// <summary>Asks for the home line of a hash, so that it is in the cache when it is looked at soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(ulong hash)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref At(Home(hash)))); // pinned, so the pointer stays good
    }
}
