using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlNetPlus.Transforms;

/// <summary>
/// How often each key was added, for keys of any length. A hash table of cache lines: four hashes, their counts and the
/// places of their keys to a line, filled from the front; what overflows goes to the next line. The keys lie end to end in
/// one buffer, each after its length, and are compared whenever a hash matches. Counts stop at <see cref="uint.MaxValue"/>.
/// </summary>
internal sealed class BytesCounts
{
    private const int KeysPerLine = 4;
    private const int KeysPerLineWhenBuilt = 2;
    private const int PlacesFrom = KeysPerLine + (KeysPerLine / 2);

    private CacheLines _lines;
    private byte[] _keys = [];
    private int _used;

    /// <param name="capacity">How many keys are expected; more are welcome.</param>
    public BytesCounts(int capacity = 0) => _lines = new CacheLines(Math.Max(4, (capacity / KeysPerLineWhenBuilt) + 1));

    /// <summary>How many different keys there are.</summary>
    public int Count { get; private set; }

    public void Add(ReadOnlySpan<byte> key, uint times) => Add(key, KeyHash.Of(key), times);

    public void Add(ReadOnlySpan<byte> key, ulong hash, uint times)
    {
        for (var line = _lines.Home(hash); ; line = _lines.Next(line))
        {
            ref var hashes = ref _lines.At(line);
            var slot = SlotOf(ref hashes, hash, key);
            if (slot >= 0)
            {
                ref var count = ref CountAt(ref hashes, slot);
                count = count > uint.MaxValue - times ? uint.MaxValue : count + times;
                return;
            }

            if (CountAt(ref hashes, KeysPerLine - 1) != 0)
                continue;

            Place(ref hashes, hash, times, Store(key));
            Count++;
            break;
        }

        if (Count > (long)_lines.Count * KeysPerLine * 7 / 10)
            Grow();
    }

    /// <summary>How often the key was added.</summary>
    public uint Find(ReadOnlySpan<byte> key) => Find(key, KeyHash.Of(key));

    /// <summary>How often the key was added, for a caller that has its hash.</summary>
    public uint Find(ReadOnlySpan<byte> key, ulong hash)
    {
        var lines = _lines;
        for (var line = lines.Home(hash); ; line = lines.Next(line))
        {
            ref var hashes = ref lines.At(line);
            var slot = SlotOf(ref hashes, hash, key);
            if (slot >= 0)
                return CountAt(ref hashes, slot);
            if (CountAt(ref hashes, KeysPerLine - 1) == 0)
                return 0;
        }
    }

    /// <summary>Asks for the line that <see cref="Add(ReadOnlySpan{byte}, ulong, uint)"/> and <see cref="Find(ReadOnlySpan{byte}, ulong)"/> will look at first.</summary>
    public void Prefetch(ulong hash) => _lines.Prefetch(hash);

    /// <summary>Asks for the key that they will look at next. For this the line is looked at.</summary>
    public unsafe void PrefetchKey(ulong hash)
    {
        ref var hashes = ref _lines.At(_lines.Home(hash));
        var hits = Matches(ref hashes, hash);
        if (hits == 0 || !Sse.IsSupported)
            return;

        // Only a hint: it does no harm when the place is that of a free slot, or the array moves before the key is read.
        var place = PlaceAt(ref hashes, BitOperations.TrailingZeroCount(hits));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_keys), place)));
    }

    /// <summary>The keys in ascending order of their bytes, with their counts.</summary>
    public (ReadOnlyMemory<byte>[] Keys, uint[] Counts) ToArrays()
    {
        var found = new List<(ReadOnlyMemory<byte> Key, uint Count)>(Count);
        for (var line = 0; line < _lines.Count; line++)
        {
            ref var hashes = ref _lines.At(line);
            for (var slot = 0; slot < KeysPerLine; slot++)
            {
                if (CountAt(ref hashes, slot) != 0)
                    found.Add((KeyAt(PlaceAt(ref hashes, slot)), CountAt(ref hashes, slot)));
            }
        }

        found.Sort((left, right) => left.Key.Span.SequenceCompareTo(right.Key.Span));
        return ([.. found.Select(pair => pair.Key)], [.. found.Select(pair => pair.Count)]);
    }

    /// <summary>A table of the right size with only the keys that were added at least so often.</summary>
    public BytesCounts Compact(uint minimum)
    {
        var (kept, bytes) = (0, 0);
        for (var line = 0; line < _lines.Count; line++)
        {
            ref var hashes = ref _lines.At(line);
            for (var slot = 0; slot < KeysPerLine; slot++)
            {
                if (CountAt(ref hashes, slot) < minimum)
                    continue;
                kept++;
                bytes += sizeof(int) + KeyAt(PlaceAt(ref hashes, slot)).Length;
            }
        }

        var compact = new BytesCounts(kept) { _keys = new byte[bytes] };
        for (var line = 0; line < _lines.Count; line++)
        {
            ref var hashes = ref _lines.At(line);
            for (var slot = 0; slot < KeysPerLine; slot++)
            {
                if (CountAt(ref hashes, slot) >= minimum)
                    compact.Add(KeyAt(PlaceAt(ref hashes, slot)).Span, Unsafe.Add(ref hashes, slot), CountAt(ref hashes, slot));
            }
        }

        return compact;
    }

    private void Grow()
    {
        var larger = new CacheLines(checked(_lines.Count * 2));
        for (var line = 0; line < _lines.Count; line++)
        {
            ref var hashes = ref _lines.At(line);
            for (var slot = 0; slot < KeysPerLine && CountAt(ref hashes, slot) != 0; slot++)
            {
                var hash = Unsafe.Add(ref hashes, slot);
                var target = larger.Home(hash);
                while (CountAt(ref larger.At(target), KeysPerLine - 1) != 0)
                    target = larger.Next(target);
                Place(ref larger.At(target), hash, CountAt(ref hashes, slot), PlaceAt(ref hashes, slot));
            }
        }

        _lines = larger;
    }

    private int Store(ReadOnlySpan<byte> key)
    {
        var place = _used;
        var needed = (long)_used + sizeof(int) + key.Length;
        if (needed > Array.MaxLength)
            throw new InvalidOperationException("The different keys take more than 2 GB of memory. Count by a shorter key, e.g. by a hash of it (mlContext.Transforms.Conversion.Hash).");

        if (needed > _keys.Length)
            Array.Resize(ref _keys, (int)Math.Min(Array.MaxLength, Math.Max(1024, needed + (needed / 2))));
        MemoryMarshal.Write(_keys.AsSpan(place), key.Length);
        key.CopyTo(_keys.AsSpan(place + sizeof(int)));
        _used = (int)needed;
        return place;
    }

    private ReadOnlyMemory<byte> KeyAt(int place) => _keys.AsMemory(place + sizeof(int), MemoryMarshal.Read<int>(_keys.AsSpan(place)));

    /// <summary>The slot of a line that holds this key, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(ref ulong hashes, ulong hash, ReadOnlySpan<byte> key)
    {
        for (var hits = Matches(ref hashes, hash); hits != 0; hits &= hits - 1)
        {
            var slot = BitOperations.TrailingZeroCount(hits);
            if (CountAt(ref hashes, slot) != 0 && IsKeyAt(PlaceAt(ref hashes, slot), key))
                return slot;
        }

        return -1;
    }

    /// <summary>A bit for each of the four hashes of a line that equals this one; free slots hold 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Matches(ref ulong hashes, ulong hash) =>
        Vector256.Equals(Vector256.LoadUnsafe(ref hashes), Vector256.Create(hash)).ExtractMostSignificantBits();

    private bool IsKeyAt(int place, ReadOnlySpan<byte> key) =>
        MemoryMarshal.Read<int>(_keys.AsSpan(place)) == key.Length && key.SequenceEqual(_keys.AsSpan(place + sizeof(int), key.Length));

    private static void Place(ref ulong hashes, ulong hash, uint count, int place)
    {
        var free = 0;
        while (CountAt(ref hashes, free) != 0)
            free++;
        Unsafe.Add(ref hashes, free) = hash;
        CountAt(ref hashes, free) = count;
        PlaceAt(ref hashes, free) = place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref uint CountAt(ref ulong hashes, int slot) =>
        ref Unsafe.Add(ref Unsafe.As<ulong, uint>(ref Unsafe.Add(ref hashes, KeysPerLine)), slot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref int PlaceAt(ref ulong hashes, int slot) =>
        ref Unsafe.Add(ref Unsafe.As<ulong, int>(ref Unsafe.Add(ref hashes, PlacesFrom)), slot);
}
