namespace MlNetPlus.Transforms;

/// <summary>The keys of some rows, copied from a reader.</summary>
internal sealed class KeyBlock(int capacity)
{
    private readonly KeyForm[] _forms = new KeyForm[capacity];
    private readonly ulong[] _words = new ulong[capacity];
    private readonly ulong[] _others = new ulong[capacity];
    private readonly int[] _ends = new int[capacity];
    private byte[] _bytes = [];

    public KeyForm FormAt(int slot) => _forms[slot];

    public ulong NarrowAt(int slot) => _words[slot];

    public UInt128 WideAt(int slot) => new(_others[slot], _words[slot]);

    /// <summary>The bytes of a long key.</summary>
    public ReadOnlySpan<byte> BytesAt(int slot) => _bytes.AsSpan((slot == 0 ? 0 : _ends[slot - 1]).._ends[slot]);

    /// <summary>Their hash.</summary>
    public ulong HashAt(int slot) => _others[slot];

    /// <summary>Copies the key of the current row, and asks for the memory where its count is.</summary>
    /// <param name="slot">0, 1, … up to the capacity less one, in this order.</param>
    /// <param name="reader">Reads the key.</param>
    /// <param name="counts">Where the key will be looked up.</param>
    public void Read(int slot, KeyReader reader, GroupCounts counts)
    {
        var form = reader.Read(out var word);
        _forms[slot] = form;
        _words[slot] = word;
        _ends[slot] = slot == 0 ? 0 : _ends[slot - 1];
        switch (form)
        {
            case KeyForm.Word:
                counts.Narrow.Prefetch(word);
                break;
            case KeyForm.Wide:
                _others[slot] = reader.High;
                counts.Wide.Prefetch(new UInt128(reader.High, word));
                break;
            case KeyForm.Bytes:
                _others[slot] = KeyHash.Of(reader.Bytes);
                counts.Long.Prefetch(_others[slot]);
                Append(slot, reader.Bytes);
                break;
        }
    }

    /// <summary>Asks for the long keys among the first <paramref name="count"/>, where that pays.</summary>
    public void PrefetchLong(int count, BytesCounts counts)
    {
        if (_ends[count - 1] == 0)
            return;

        for (var slot = 0; slot < count; slot++)
        {
            if (_forms[slot] == KeyForm.Bytes)
                counts.PrefetchKey(_others[slot]);
        }
    }

    private void Append(int slot, ReadOnlySpan<byte> key)
    {
        var start = _ends[slot];
        if (start + key.Length > _bytes.Length)
            Array.Resize(ref _bytes, 2 * (start + key.Length));
        key.CopyTo(_bytes.AsSpan(start));
        _ends[slot] = start + key.Length;
    }
}
