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
    private const float Half = 0.5f;

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
        DataViewSchema.DetachedColumn Same(string name, DataViewType type) => new(name, type, mapping.InputSchema.GetColumnOrNull(name) is { } column && column.Type.Equals(type) ? column.Annotations : null);
        var single = NumberDataViewType.Single;
        if (_calibrators.Length == 1)
        {
            var input = mapping.Input(InputName(mapping.InputSchema), AcceptedType.Single);
            mapping.Outputs(
                [Same(Score, single), Same(ThresholdTransformer.ProbabilityColumnName, single), Same(ThresholdTransformer.PredictedLabelColumnName, BooleanDataViewType.Instance)],
                [input],
                (row, _) => MakeGetters(row, row.GetGetter<float>(input)));
            return;
        }

        var scores = mapping.Input(Score, AcceptedType.Features);
        mapping.Outputs(
            [Same(Score, new VectorDataViewType(single, _calibrators.Length)), Same(ThresholdTransformer.PredictedLabelColumnName, new KeyDataViewType(typeof(uint), _calibrators.Length))],
            [scores],
            (row, _) => MakeGetters(row, row.GetGetter<VBuffer<float>>(scores)));
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
        float Calibrated()
        {
            compute();
            return probability;
        }

        return
        [
            (ValueGetter<float>)((ref float value) => value = Logit.Of(Calibrated())),
            (ValueGetter<float>)((ref float value) => value = Calibrated()),
            (ValueGetter<bool>)((ref bool value) => value = Calibrated() > Half),
        ];
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
        double[] Calibrated()
        {
            compute();
            return shares;
        }

        return
        [
            (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => ClassScores.Fill(ref value, Calibrated())),
            (ValueGetter<uint>)((ref uint value) => value = ClassScores.Largest(Calibrated())),
        ];
    }

    private static string PartName(int index) => string.Create(CultureInfo.InvariantCulture, $"calibrator {index}");
}
