using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>
/// Puts calibrated probabilities in place of a model's own. Two classes: Probability of Score (of Probability where there is no
/// Score), Score the logit of it, and PredictedLabel. Several: each class's score calibrated on its own and divided by the sum,
/// equal shares where all are 0.
/// </summary>
[ModelVersion(1)]
internal sealed class CalibratedTransformer : RowTransformer
{
    private const string Score = "Score";

    private readonly Calibrator[] _calibrators;

    /// <param name="environment">The environment.</param>
    /// <param name="calibrators">One for the positive class, or one for each of several.</param>
    public CalibratedTransformer(IHostEnvironment environment, Calibrator[] calibrators)
        : base(environment) => _calibrators = calibrators;

    public CalibratedTransformer(ModelReader reader)
        : base(reader) => _calibrators = [.. Enumerable.Range(0, reader.ReadInt32("calibrators")).Select(index => Calibrator.Read(reader, PartName(index)))];

    protected override void Save(ModelWriter writer)
    {
        writer.Write("calibrators", _calibrators.Length);
        for (var index = 0; index < _calibrators.Length; index++)
            _calibrators[index].Write(writer, PartName(index));
    }

    protected override void Bind(RowMapping mapping)
    {
        DataViewSchema.Annotations? Same(string name, DataViewType type) => mapping.InputSchema.GetColumnOrNull(name) is { } column && column.Type.Equals(type) ? column.Annotations : null;
        if (_calibrators.Length == 1)
        {
            var input = mapping.Input(InputName(mapping.InputSchema), AcceptedType.Single);
            mapping.Outputs(Decisions.BinaryColumns(Same), [input], (row, _) => MakeGetters(row, row.GetGetter<float>(input)));
            return;
        }

        var scores = mapping.Input(Score, AcceptedType.Features);
        mapping.Outputs(Decisions.MulticlassColumns(_calibrators.Length, Same), [scores], (row, _) => MakeGetters(row, row.GetGetter<VBuffer<float>>(scores)));
    }

    private static string InputName(DataViewSchema schema) =>
        schema.GetColumnOrNull(Score) is null && schema.GetColumnOrNull(ThresholdTransformer.ProbabilityColumnName) is not null ? ThresholdTransformer.ProbabilityColumnName : Score;

    private Delegate?[] MakeGetters(DataViewRow row, ValueGetter<float> getScore)
    {
        var (score, probability) = (0f, 0f);
        var compute = OncePerRow.Of(row, () =>
        {
            getScore(ref score);
            probability = (float)_calibrators[0].Of(score);
        });
        return Decisions.BinaryGetters(() =>
        {
            compute();
            return probability;
        });
    }

    private Delegate?[] MakeGetters(DataViewRow row, ValueGetter<VBuffer<float>> getScores)
    {
        var scores = default(VBuffer<float>);
        var raw = new float[_calibrators.Length];
        var shares = new double[_calibrators.Length];
        var compute = OncePerRow.Of(row, () =>
        {
            getScores(ref scores);
            scores.CopyTo(raw);
            var sum = 0.0;
            for (var i = 0; i < raw.Length; i++)
                sum += shares[i] = _calibrators[i].Of(raw[i]);
            for (var i = 0; i < raw.Length; i++)
                shares[i] = sum == 0 ? 1.0 / shares.Length : shares[i] / sum;
        });
        return Decisions.MulticlassGetters(() =>
        {
            compute();
            return shares;
        });
    }

    private static string PartName(int index) => string.Create(CultureInfo.InvariantCulture, $"calibrator {index}");
}
