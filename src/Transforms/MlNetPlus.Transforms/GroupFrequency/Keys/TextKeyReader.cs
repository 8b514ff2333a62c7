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
        getter(ref _text);
        if (trim)
            _text = _text.Trim();
        if (ignoreCase)
            Fold();
        var form = ShortText.Pack(Normalised, out word, out var high);
        High = high;
        return form;
    }

    private void Fold()
    {
        if (_folded.Length < _text.Length)
            _folded = new char[Math.Max(2 * _text.Length, 32)];
        _text.Span.ToUpperInvariant(_folded);
    }
}
