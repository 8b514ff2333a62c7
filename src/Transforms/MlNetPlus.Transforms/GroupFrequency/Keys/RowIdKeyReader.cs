using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Transforms;

/// <summary>Reads row ids: two words, none of them missing.</summary>
internal sealed class RowIdKeyReader(ValueGetter<DataViewRowId> getter) : KeyReader
{
    private DataViewRowId _value;

    public override KeyForm Read(out ulong word)
    {
        getter(ref _value);
        word = _value.Low;
        High = _value.High;
        return KeyForm.Wide;
    }
}
