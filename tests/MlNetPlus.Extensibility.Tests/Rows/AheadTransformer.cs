using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Extensibility.Tests;

/// <summary>Adds twice the value, and less one on training rows; reads three rows ahead where it can.</summary>
internal sealed class AheadTransformer(IHostEnvironment environment) : RowTransformer(environment)
{
    /// <summary>The sizes of the batches computed, over all cursors.</summary>
    public List<int> Sizes { get; } = [];

    protected override void Save(ModelWriter writer) => throw new NotSupportedException("Not saved in these tests.");

    protected override void Bind(RowMapping mapping)
    {
        var input = mapping.Input("Value", AcceptedType.Single);
        var offset = mapping.ForTraining ? -1 : 0;
        mapping.Output<float>("Twice", NumberDataViewType.Single, [input], row =>
        {
            var get = row.GetGetter<float>(input);
            return (ref float value) =>
            {
                get(ref value);
                value = (2 * value) + offset;
            };
        });
        mapping.ReadAhead(3, (row, capacity) => new Batch(row.GetGetter<float>(input), new float[capacity], offset, Sizes));
    }

    private sealed class Batch(ValueGetter<float> get, float[] values, int offset, List<int> sizes) : IRowBatch
    {
        public void Read(int slot) => get(ref values[slot]);

        public void Compute(int count)
        {
            sizes.Add(count);
            for (var i = 0; i < count; i++)
                values[i] = (2 * values[i]) + offset;
        }

        public Delegate CreateGetter(int output, Func<int> slot) => (ValueGetter<float>)((ref float value) => value = values[slot()]);
    }
}
