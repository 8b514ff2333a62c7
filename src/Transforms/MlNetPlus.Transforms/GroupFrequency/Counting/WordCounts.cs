using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlNetPlus.Transforms;

/// <summary>
/// How often each key was added, for keys that are one 64-bit word. A hash table of cache lines: five keys and their five
/// counts to a line, filled from the front; what overflows goes to the next line. Counts stop at <see cref="uint.MaxValue"/>.
/// </summary>
internal sealed class WordCounts
{
    private const int KeysPerLine = 5;
    private const int KeysPerLineWhenBuilt = 3;

    private CacheLines _lines;
    private ulong _touched;

    /// <param name="capacity">How many keys are expected; more are welcome.</param>
    public WordCounts(int capacity = 0) => _lines = new CacheLines(Math.Max(4, (capacity / KeysPerLineWhenBuilt) + 1));

    /// <summary>How many different keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds each key once. Much faster than one by one when the table is larger than the processor's cache.</summary>
    public void AddAll(ReadOnlySpan<ulong> keys, Span<ulong> hashes)
    {
        for (var i = 0; i < keys.Length; i++)
            hashes[i] = KeyHash.Of(keys[i]);
        _touched += _lines.Touch(hashes[..keys.Length]);
        for (var i = 0; i < keys.Length; i++)
            Add(keys[i], hashes[i], 1);
    }

    public void Add(ulong key, uint times) => Add(key, KeyHash.Of(key), times);

    /// <summary>How often the key was added.</summary>
    public uint Find(ulong key)
    {
        var lines = _lines;
        for (var line = lines.Home(KeyHash.Of(key)); ; line = lines.Next(line))
        {
            ref var keys = ref lines.At(line);
            var hits = Matches(ref keys, key);
            if (hits != 0)
                return CountAt(ref keys, BitOperations.TrailingZeroCount(hits)); // a free slot holds key 0 and count 0
            if (CountAt(ref keys, KeysPerLine - 1) == 0)
                return 0;
        }
    }

    /// <summary>The keys that were added at least so often, in ascending order, with their counts.</summary>
    public (ulong[] Keys, uint[] Counts) ToArrays(uint minimum = 1)
    {
        var keys = new List<ulong>(Count);
        var counts = new List<uint>(Count);
        for (var line = 0; line < _lines.Count; line++)
        {
            ref var start = ref _lines.At(line);
            for (var slot = 0; slot < KeysPerLine; slot++)
            {
                if (CountAt(ref start, slot) < minimum)
                    continue;
                keys.Add(Unsafe.Add(ref start, slot));
                counts.Add(CountAt(ref start, slot));
            }
        }

        var (sortedKeys, sortedCounts) = (keys.ToArray(), counts.ToArray());
        Array.Sort(sortedKeys, sortedCounts);
        return (sortedKeys, sortedCounts);
    }

    /// <summary>A table of the right size with only the keys that were added at least so often.</summary>
    public WordCounts Compact(uint minimum)
    {
        var kept = 0;
        for (var line = 0; line < _lines.Count; line++)
        {
            for (var slot = 0; slot < KeysPerLine; slot++)
                kept += CountAt(ref _lines.At(line), slot) >= minimum ? 1 : 0;
        }

        var compact = new WordCounts(kept);
        CopyTo(compact, minimum);
        return compact;
    }

    private void CopyTo(WordCounts target, uint minimum)
    {
        for (var line = 0; line < _lines.Count; line++)
        {
            ref var keys = ref _lines.At(line);
            for (var slot = 0; slot < KeysPerLine; slot++)
            {
                if (CountAt(ref keys, slot) >= minimum)
                    target.Add(Unsafe.Add(ref keys, slot), CountAt(ref keys, slot));
            }
        }
    }

    private void Add(ulong key, ulong hash, uint times)
    {
        for (var line = _lines.Home(hash); ; line = _lines.Next(line))
        {
            ref var keys = ref _lines.At(line);
            var hits = Matches(ref keys, key);
            if (hits != 0)
            {
                ref var count = ref CountAt(ref keys, BitOperations.TrailingZeroCount(hits));
                if (count != 0)
                {
                    count = count > uint.MaxValue - times ? uint.MaxValue : count + times;
                    return;
                }
            }

            if (CountAt(ref keys, KeysPerLine - 1) != 0)
                continue;

            var free = 0;
            while (CountAt(ref keys, free) != 0)
                free++;
            Unsafe.Add(ref keys, free) = key;
            CountAt(ref keys, free) = times;
            Count++;
            break;
        }

        if (Count > (long)_lines.Count * KeysPerLine * 7 / 10)
            Grow();
    }

    private void Grow()
    {
        var larger = new WordCounts(checked(_lines.Count * 2 * KeysPerLineWhenBuilt));
        CopyTo(larger, 1);
        _lines = larger._lines;
    }

    /// <summary>A bit for each of the five keys of a line that equals this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Matches(ref ulong keys, ulong key)
    {
        var four = Vector256.Equals(Vector256.LoadUnsafe(ref keys), Vector256.Create(key)).ExtractMostSignificantBits();
        return four | (Unsafe.Add(ref keys, 4) == key ? 16U : 0U);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref uint CountAt(ref ulong keys, int slot) =>
        ref Unsafe.Add(ref Unsafe.As<ulong, uint>(ref Unsafe.Add(ref keys, KeysPerLine)), slot);
}
