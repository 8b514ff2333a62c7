using System.Runtime.InteropServices;
using Microsoft.ML;

namespace MlNetPlus.Transforms;

/// <summary>Reads texts, compared character by character; empty is missing.</summary>
internal sealed class TextKeyReader(ValueGetter<ReadOnlyMemory<char>> getter, bool trim, bool ignoreCase) : KeyReader
{
    private ReadOnlyMemory<char> _text;
    private char[] _folded = [];

    public override ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(Normalised);

    private ReadOnlySpan<char> Normalised => ignoreCase ? _folded.AsSpan(0, _text.Length) : _text.Span;

    public override KeyForm Read(out ulong word)
    {
        // A local is faster to fill than a field: most texts are packed, and never stored.
        var text = ReadOnlyMemory<char>.Empty;
        getter(ref text);
        if (trim)
            text = text.Trim();
        if (ignoreCase)
        {
            _text = text;
            Fold();
        }

        var form = ShortText.Pack(ignoreCase ? Normalised : text.Span, out word, out var high);
        if (form == KeyForm.Wide)
            High = high;
        if (form == KeyForm.Bytes)
            _text = text;
        return form;
    }

    private void Fold()
    {
        if (_folded.Length < _text.Length)
            _folded = new char[Math.Max(2 * _text.Length, 32)];
        _text.Span.ToUpperInvariant(_folded);
    }
}
