namespace MlNetPlus.Transforms;

/// <summary>Gathers the keys of some rows and adds them to the counts together.</summary>
internal sealed class CountingBatch(GroupCounts counts)
{
    // Enough to keep every memory request that the processor can have in flight busy; the arrays still fit its first cache.
    private const int Size = 64;

    private readonly ulong[] _words = new ulong[Size];
    private readonly int[] _ends = new int[Size];
    private readonly ulong[] _hashes = new ulong[Size];
    private byte[] _bytes = new byte[Size * 32];
    private int _wordCount;
    private int _textCount;
    private int _used;

    public void Add(KeyForm form, ulong word, KeyReader reader)
    {
        switch (form)
        {
            case KeyForm.Word:
                counts.KeyedRows++;
                _words[_wordCount++] = word;
                if (_wordCount == Size)
                    Flush();
                break;
            case KeyForm.Bytes:
                counts.KeyedRows++;
                AddBytes(reader.Bytes);
                break;
            default:
                counts.MissingRows++;
                break;
        }
    }

    public void Flush()
    {
        counts.Words.AddAll(_words.AsSpan(0, _wordCount), _hashes);
        counts.Texts.AddAll(_bytes.AsSpan(0, _used), _ends.AsSpan(0, _textCount), _hashes);
        (_wordCount, _textCount, _used) = (0, 0, 0);
    }

    private void AddBytes(ReadOnlySpan<byte> key)
    {
        if (_used + key.Length > _bytes.Length)
            Array.Resize(ref _bytes, 2 * (_used + key.Length));
        key.CopyTo(_bytes.AsSpan(_used));
        _used += key.Length;
        _ends[_textCount++] = _used;
        if (_textCount == Size)
            Flush();
    }
}
