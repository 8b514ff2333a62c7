using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>Score = offset + weights times the stacked predictions.</summary>
[ModelVersion(1)]
internal sealed class WeightedSumTransformer : RowTransformer
{
    private readonly double[] _weights;
    private readonly double _offset;

    public WeightedSumTransformer(IHostEnvironment environment, double[] weights, double offset)
        : base(environment)
    {
        _weights = weights;
        _offset = offset;
    }

    public WeightedSumTransformer(ModelReader reader)
        : base(reader)
    {
        _weights = reader.ReadDoubles("weights");
        _offset = reader.ReadDouble("offset");
    }

    protected override void Save(ModelWriter writer)
    {
        writer.Write("weights", _weights);
        writer.Write("offset", _offset);
    }

    protected override void Bind(RowMapping mapping)
    {
        var input = mapping.Input(StackedPredictionsTransformer.OutputColumnName, AcceptedType.Features);
        mapping.Output<float>("Score", NumberDataViewType.Single, [input], row =>
        {
            var getter = row.GetGetter<VBuffer<float>>(input);
            var predictions = default(VBuffer<float>);
            return (ref float value) =>
            {
                getter(ref predictions);
                var sum = _offset;
                foreach (var (slot, prediction) in predictions.Items())
                    sum += _weights[slot] * prediction;
                value = (float)sum;
            };
        });
    }
}
