using System.Numerics;
using System.Runtime.InteropServices;

namespace MlNetPlus.Transforms;

/// <summary>
/// Reads keys made of several columns. Each column writes one byte that says what follows: a number of bytes of a word,
/// without the zeros at its upper end; or a length and as many bytes; or nothing, for missing. No two different keys give the
/// same bytes. Up to fifteen bytes fit two words, whose top byte then holds their number.
/// </summary>
internal sealed class CompositeKeyReader(KeyReader[] columns, bool missingAsGroup) : KeyReader
{
    private const byte MissingMark = byte.MaxValue;
    private const byte BytesMark = byte.MaxValue - 1;
    private const int MostPerColumn = 1 + (2 * sizeof(ulong)); // a mark, and two words or a length
    private const int BitsPerByte = 8;

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

        return Pack(out word);
    }

    private KeyForm Pack(out ulong word)
    {
        word = MemoryMarshal.Read<ulong>(_bytes);
        if (_length < sizeof(ulong))
        {
            word = Lowest(word, _length) | ((ulong)_length << (BitsPerByte * (sizeof(ulong) - 1)));
            return KeyForm.Word;
        }

        if (_length >= 2 * sizeof(ulong))
            return KeyForm.Bytes;

        High = Lowest(MemoryMarshal.Read<ulong>(_bytes.AsSpan(sizeof(ulong))), _length - sizeof(ulong))
            | ((ulong)_length << (BitsPerByte * (sizeof(ulong) - 1)));
        return KeyForm.Wide;
    }

    private void Append(KeyForm form, ulong word, KeyReader column)
    {
        switch (form)
        {
            case KeyForm.Word:
                AppendWords(word, 0);
                break;
            case KeyForm.Wide:
                AppendWords(word, column.High);
                break;
            case KeyForm.Bytes:
                var bytes = column.Bytes;
                var room = Reserve(MostPerColumn + bytes.Length);
                room[0] = BytesMark;
                MemoryMarshal.Write(room[1..], bytes.Length);
                bytes.CopyTo(room[(1 + sizeof(int))..]);
                _length += 1 + sizeof(int) + bytes.Length;
                break;
            default:
                Reserve(MostPerColumn)[0] = MissingMark;
                _length++;
                break;
        }
    }

    private void AppendWords(ulong low, ulong high)
    {
        var room = Reserve(MostPerColumn);
        var size = high == 0 ? SizeOf(low) : sizeof(ulong) + SizeOf(high);
        room[0] = (byte)size;
        MemoryMarshal.Write(room[1..], low);
        MemoryMarshal.Write(room[(1 + sizeof(ulong))..], high);
        _length += 1 + size;
    }

    private Span<byte> Reserve(int size)
    {
        if (_length + size > _bytes.Length)
            Array.Resize(ref _bytes, 2 * (_length + size));
        return _bytes.AsSpan(_length);
    }

    private static int SizeOf(ulong word) => sizeof(ulong) - (BitOperations.LeadingZeroCount(word) / BitsPerByte);

    /// <summary>The lowest bytes of a word, fewer than eight of them.</summary>
    private static ulong Lowest(ulong word, int bytes) => word & ((1UL << (BitsPerByte * bytes)) - 1);
}
