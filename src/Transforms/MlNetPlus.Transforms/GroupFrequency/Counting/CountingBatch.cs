namespace MlNetPlus.Transforms;

/// <summary>Gathers the keys of some rows and adds them to the counts together.</summary>
internal sealed class CountingBatch(GroupCounts counts)
{
    // Enough to keep every memory request that the processor can have in flight busy; the arrays still fit its first cache.
    private const int Size = 64;

    private readonly ulong[] _narrow = new ulong[Size];
    private readonly UInt128[] _wide = new UInt128[Size];
    private readonly int[] _ends = new int[Size];
    private readonly ulong[] _hashes = new ulong[Size];
    private byte[] _bytes = new byte[Size * 64];
    private int _narrowCount;
    private int _wideCount;
    private int _longCount;
    private int _used;

    public void Add(KeyForm form, ulong word, KeyReader reader)
    {
        switch (form)
        {
            case KeyForm.Word:
                _narrow[_narrowCount++] = word;
                if (_narrowCount == Size)
                    FlushNarrow();
                break;
            case KeyForm.Wide:
                _wide[_wideCount++] = new UInt128(reader.High, word);
                if (_wideCount == Size)
                    FlushWide();
                break;
            case KeyForm.Bytes:
                AddBytes(reader.Bytes);
                if (_longCount == Size)
                    FlushLong();
                break;
            default:
                counts.MissingRows++;
                break;
        }
    }

    public void Flush()
    {
        FlushNarrow();
        FlushWide();
        FlushLong();
    }

    private void AddBytes(ReadOnlySpan<byte> key)
    {
        if (_used + key.Length > _bytes.Length)
            Array.Resize(ref _bytes, 2 * (_used + key.Length));
        key.CopyTo(_bytes.AsSpan(_used));
        _used += key.Length;
        _ends[_longCount++] = _used;
    }

    private void FlushNarrow()
    {
        counts.Narrow.AddAll(_narrow.AsSpan(0, _narrowCount), _hashes);
        counts.KeyedRows += _narrowCount;
        _narrowCount = 0;
    }

    private void FlushWide()
    {
        counts.Wide.AddAll(_wide.AsSpan(0, _wideCount), _hashes);
        counts.KeyedRows += _wideCount;
        _wideCount = 0;
    }

    private void FlushLong()
    {
        counts.Long.AddAll(_bytes.AsSpan(0, _used), _ends.AsSpan(0, _longCount), _hashes);
        counts.KeyedRows += _longCount;
        (_longCount, _used) = (0, 0);
    }
}
