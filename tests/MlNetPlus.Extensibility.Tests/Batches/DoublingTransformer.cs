using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility.Tests;

/// <summary>Doubles a column in batches, and keeps the sizes of the batches that it was given.</summary>
internal sealed class DoublingTransformer : BatchTransformer
{
    public DoublingTransformer(MLContext mlContext, int batchSize)
        : base(mlContext) => BatchSize = batchSize;

    public List<int> BatchSizes { get; } = [];

    protected override int BatchSize { get; }

    protected override void Save(ModelWriter writer) => writer.Write("batchSize", BatchSize);

    protected override void Bind(BatchMapping mapping)
    {
        var input = mapping.Input("Value", AcceptedType.Single);
        mapping.Outputs([new("Doubled", NumberDataViewType.Single), new("Row", TextDataViewType.Instance)], [input], (row, capacity) => new Batch(row, input, capacity, BatchSizes));
    }

    private sealed class Batch(DataViewRow row, DataViewSchema.Column input, int capacity, List<int> sizes) : IRowBatch
    {
        private readonly ValueGetter<float> _get = row.GetGetter<float>(input);
        private readonly float[] _values = new float[capacity];

        public void Read(int slot) => _get(ref _values[slot]);

        public void Compute(int count)
        {
            sizes.Add(count);
            for (var i = 0; i < count; i++)
                _values[i] *= 2;
        }

        public Delegate CreateGetter(int output, Func<int> slot) => output == 0
            ? (ValueGetter<float>)((ref float value) => value = _values[slot()])
            : (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = $"{_values[slot()]}".AsMemory());
    }
}
