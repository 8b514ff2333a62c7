using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Transforms;

/// <summary>Reads row ids: two words, none of them missing.</summary>
internal sealed class RowIdKeyReader(ValueGetter<DataViewRowId> getter) : KeyReader
{
    private readonly ulong[] _words = new ulong[2];
    private DataViewRowId _value;

    public override ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(_words.AsSpan());

    public override KeyForm Read(out ulong word)
    {
        getter(ref _value);
        (_words[0], _words[1]) = (_value.Low, _value.High);
        word = 0;
        return KeyForm.Bytes;
    }
}
