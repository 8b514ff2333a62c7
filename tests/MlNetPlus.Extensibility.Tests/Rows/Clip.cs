using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Extensibility.Tests;

/// <summary>The smallest estimator that learns: the largest value seen, to which later values are clipped.</summary>
internal sealed class ClipEstimator(IHostEnvironment environment, string output, string input) : RowEstimator<ClipTransformer>(environment)
{
    protected override IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema schema)
    {
        schema.Require("Clip", input, AcceptedType.Single);
        return [ColumnShape.Scalar(output, NumberDataViewType.Single), ColumnShape.Scalar($"{output}Flag", BooleanDataViewType.Instance)];
    }

    protected override ClipTransformer FitCore(IDataView data) => new(Host, output, input, data.GetColumn<float>(input).DefaultIfEmpty(0).Max());
}

[ModelVersion(2)]
internal sealed class ClipTransformer : RowTransformer
{
    private readonly string _output;
    private readonly string _input;
    private readonly float _maximum;

    public ClipTransformer(IHostEnvironment environment, string output, string input, float maximum)
        : base(environment)
    {
        (_output, _input, _maximum) = (output, input, maximum);
    }

    private ClipTransformer(ModelReader reader)
        : base(reader)
    {
        (_output, _input, _maximum) = (reader.ReadString("output"), reader.ReadString("input"), reader.ReadSingle("maximum"));
    }

    /// <summary>How often a row was computed, over all cursors.</summary>
    public int Computed { get; private set; }

    protected override void Save(ModelWriter writer)
    {
        writer.Write("output", _output);
        writer.Write("input", _input);
        writer.Write("maximum", _maximum);
    }

    protected override void Bind(RowMapping mapping)
    {
        var input = mapping.Input(_input, AcceptedType.Single);
        mapping.Outputs(
            [new(_output, NumberDataViewType.Single), new($"{_output}Flag", BooleanDataViewType.Instance)],
            [input],
            (row, isActive) =>
            {
                var get = row.GetGetter<float>(input);
                var value = 0f;
                var position = -1L;
                void Refresh()
                {
                    if (row.Position == position)
                        return;
                    get(ref value);
                    position = row.Position;
                    Computed++;
                }

                return
                [
                    isActive(0) ? (ValueGetter<float>)((ref float clipped) => { Refresh(); clipped = Math.Min(value, _maximum); }) : null,
                    isActive(1) ? (ValueGetter<bool>)((ref bool flag) => { Refresh(); flag = value > _maximum; }) : null,
                ];
            });
    }
}
