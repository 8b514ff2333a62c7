using System.Numerics;
using System.Runtime.CompilerServices;

namespace MlNetPlus.Transforms;

/// <summary>
/// How often each key was added, for keys of a fixed size. A hash table of cache lines, each filled from the front; what
/// overflows goes to the next line. Counts stop at <see cref="uint.MaxValue"/>.
/// </summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TLine">How they lie in a line.</typeparam>
internal sealed class FixedCounts<TKey, TLine>
    where TKey : unmanaged
    where TLine : struct, ILineLayout<TKey>
{
    private CacheLines _lines;

    /// <param name="capacity">How many keys are expected; more are welcome.</param>
    public FixedCounts(int capacity = 0) => _lines = new CacheLines(Math.Max(4, (capacity / TLine.KeysWhenBuilt) + 1));

    /// <summary>How many different keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>Asks for the memory that <see cref="Add(TKey, uint)"/> and <see cref="Find"/> will look at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(TKey key) => _lines.Prefetch(TLine.Hash(key));

    public void Add(TKey key, uint times)
    {
        for (var line = _lines.Home(TLine.Hash(key)); ; line = _lines.Next(line))
        {
            ref var start = ref _lines.At(line);
            var hits = TLine.Matches(ref start, key);
            if (hits != 0)
            {
                ref var count = ref CountAt(ref start, BitOperations.TrailingZeroCount(hits));
                if (count != 0)
                {
                    count = count > uint.MaxValue - times ? uint.MaxValue : count + times;
                    return;
                }
            }

            if (CountAt(ref start, TLine.Keys - 1) != 0)
                continue;

            Insert(ref start, key, times);
            return;
        }
    }

    /// <summary>How often the key was added.</summary>
    public uint Find(TKey key)
    {
        var lines = _lines;
        for (var line = lines.Home(TLine.Hash(key)); ; line = lines.Next(line))
        {
            ref var start = ref lines.At(line);
            var hits = TLine.Matches(ref start, key);
            if (hits != 0)
                return CountAt(ref start, BitOperations.TrailingZeroCount(hits)); // a free slot holds key 0 and count 0
            if (CountAt(ref start, TLine.Keys - 1) == 0)
                return 0;
        }
    }

    /// <summary>The keys in ascending order, with their counts.</summary>
    public (TKey[] Keys, uint[] Counts) ToArrays()
    {
        var keys = new TKey[Count];
        var counts = new uint[Count];
        var next = 0;
        for (var line = 0; line < _lines.Count; line++)
        {
            ref var start = ref _lines.At(line);
            for (var slot = 0; slot < TLine.Keys && CountAt(ref start, slot) != 0; slot++)
                (keys[next], counts[next++]) = (KeyAt(ref start, slot), CountAt(ref start, slot));
        }

        Array.Sort(keys, counts);
        return (keys, counts);
    }

    /// <summary>A table of the right size with only the keys that were added at least so often.</summary>
    public FixedCounts<TKey, TLine> Compact(uint minimum)
    {
        var kept = 0;
        for (var line = 0; line < _lines.Count; line++)
        {
            ref var start = ref _lines.At(line);
            for (var slot = 0; slot < TLine.Keys; slot++)
                kept += CountAt(ref start, slot) >= minimum ? 1 : 0;
        }

        var compact = new FixedCounts<TKey, TLine>(kept);
        CopyTo(compact, minimum);
        return compact;
    }

    private void Insert(ref ulong start, TKey key, uint times)
    {
        var free = 0;
        while (CountAt(ref start, free) != 0)
            free++;
        KeyAt(ref start, free) = key;
        CountAt(ref start, free) = times;
        Count++;
        if (Count > (long)_lines.Count * TLine.Keys * 7 / 10)
            Grow();
    }

    private void Grow()
    {
        var larger = new FixedCounts<TKey, TLine>(checked(_lines.Count * 2 * TLine.KeysWhenBuilt));
        CopyTo(larger, 1);
        _lines = larger._lines;
    }

    private void CopyTo(FixedCounts<TKey, TLine> target, uint minimum)
    {
        for (var line = 0; line < _lines.Count; line++)
        {
            ref var start = ref _lines.At(line);
            for (var slot = 0; slot < TLine.Keys; slot++)
            {
                if (CountAt(ref start, slot) >= minimum)
                    target.Add(KeyAt(ref start, slot), CountAt(ref start, slot));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref TKey KeyAt(ref ulong start, int slot) => ref Unsafe.Add(ref Unsafe.As<ulong, TKey>(ref start), slot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref uint CountAt(ref ulong start, int slot) =>
        ref Unsafe.Add(ref Unsafe.As<TKey, uint>(ref KeyAt(ref start, TLine.Keys)), slot);
}
