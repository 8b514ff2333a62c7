using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>PredictedLabel = Probability above a threshold.</summary>
[ModelVersion(1)]
internal sealed class ThresholdTransformer : RowTransformer
{
    public const string ProbabilityColumnName = "Probability";
    public const string PredictedLabelColumnName = "PredictedLabel";

    public ThresholdTransformer(IHostEnvironment environment, double threshold)
        : base(environment) => Threshold = threshold;

    public ThresholdTransformer(ModelReader reader)
        : base(reader) => Threshold = reader.ReadDouble("threshold");

    public double Threshold { get; }

    protected override void Save(ModelWriter writer) => writer.Write("threshold", Threshold);

    protected override void Bind(RowMapping mapping)
    {
        var input = mapping.Input(ProbabilityColumnName, AcceptedType.Single);
        mapping.Output<bool>(PredictedLabelColumnName, BooleanDataViewType.Instance, [input], row =>
        {
            var getter = row.GetGetter<float>(input);
            var probability = 0f;
            return (ref bool value) =>
            {
                getter(ref probability);
                value = probability > Threshold;
            };
        });
    }
}
