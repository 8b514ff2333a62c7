using Microsoft.ML;

namespace MlNetPlus.Transforms;

/// <summary>Reads keys of a type whose values fit one word.</summary>
internal sealed class WordKeyReader<T, TWord>(ValueGetter<T> getter) : KeyReader
    where TWord : struct, IKeyWord<T>
{
    private T _value = default!;

    public override KeyForm Read(out ulong word)
    {
        getter(ref _value);
        return TWord.TryGet(_value, out word) ? KeyForm.Word : KeyForm.Missing;
    }
}
