using System.Runtime.InteropServices;

namespace MlNetPlus.Transforms;

/// <summary>
/// Reads keys made of several columns. Each column writes its form in one byte, then its word, or its length and its bytes:
/// no two different keys give the same bytes.
/// </summary>
internal sealed class CompositeKeyReader(KeyReader[] columns, bool missingAsGroup) : KeyReader
{
    private byte[] _bytes = new byte[64];
    private int _length;

    public override ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public override KeyForm Read(out ulong word)
    {
        word = 0;
        _length = 0;
        foreach (var column in columns)
        {
            var form = column.Read(out var part);
            if (form == KeyForm.Missing && !missingAsGroup)
                return KeyForm.Missing;
            Append(form, part, column);
        }

        return KeyForm.Bytes;
    }

    private void Append(KeyForm form, ulong word, KeyReader column)
    {
        var bytes = form == KeyForm.Bytes ? column.Bytes : [];
        var room = Reserve(1 + sizeof(ulong) + bytes.Length);
        room[0] = (byte)form;
        _length++;
        if (form == KeyForm.Word)
        {
            MemoryMarshal.Write(room[1..], word);
            _length += sizeof(ulong);
        }

        if (form == KeyForm.Bytes)
        {
            MemoryMarshal.Write(room[1..], bytes.Length);
            bytes.CopyTo(room[(1 + sizeof(int))..]);
            _length += sizeof(int) + bytes.Length;
        }
    }

    private Span<byte> Reserve(int size)
    {
        if (_length + size > _bytes.Length)
            Array.Resize(ref _bytes, 2 * (_length + size));
        return _bytes.AsSpan(_length);
    }
}
