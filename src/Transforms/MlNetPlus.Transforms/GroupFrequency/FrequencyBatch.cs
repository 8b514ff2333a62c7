using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>Looks up the keys of many rows together, so that the processor waits for memory once rather than row by row.</summary>
internal sealed class FrequencyBatch(FrequencyLookup lookup, KeyReader reader, int capacity) : IRowBatch
{
    private readonly KeyBlock _keys = new(capacity);
    private readonly float[] _values = new float[capacity];

    public void Read(int slot) => _keys.Read(slot, reader, lookup.Counts);

    public void Compute(int count)
    {
        _keys.PrefetchLong(count, lookup.Counts.Long);
        for (var slot = 0; slot < count; slot++)
            _values[slot] = lookup.Of(_keys, slot);
    }

    public Delegate CreateGetter(int output, Func<int> slot) => (ValueGetter<float>)((ref float value) => value = _values[slot()]);
}
