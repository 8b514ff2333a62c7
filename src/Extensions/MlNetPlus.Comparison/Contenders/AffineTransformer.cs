using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>output = input * factor + offset, for one number: takes a target to unit scale and scores back.</summary>
[ModelVersion(1)]
internal sealed class AffineTransformer : RowTransformer
{
    private readonly string _outputColumnName;
    private readonly string _inputColumnName;
    private readonly double _factor;
    private readonly double _offset;

    public AffineTransformer(IHostEnvironment environment, string outputColumnName, string inputColumnName, double factor, double offset)
        : base(environment)
    {
        _outputColumnName = outputColumnName;
        _inputColumnName = inputColumnName;
        _factor = factor;
        _offset = offset;
    }

    public AffineTransformer(ModelReader reader)
        : base(reader)
    {
        _outputColumnName = reader.ReadString("output");
        _inputColumnName = reader.ReadString("input");
        _factor = reader.ReadDouble("factor");
        _offset = reader.ReadDouble("offset");
    }

    protected override void Save(ModelWriter writer)
    {
        writer.Write("output", _outputColumnName);
        writer.Write("input", _inputColumnName);
        writer.Write("factor", _factor);
        writer.Write("offset", _offset);
    }

    protected override void Bind(RowMapping mapping)
    {
        var input = mapping.Input(_inputColumnName, AcceptedType.Single);
        mapping.Output<float>(_outputColumnName, NumberDataViewType.Single, [input], row =>
        {
            var getter = row.GetGetter<float>(input);
            return (ref float value) =>
            {
                getter(ref value);
                value = (float)((value * _factor) + _offset);
            };
        });
    }
}
