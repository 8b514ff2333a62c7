using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>
/// Probabilities of a forest: the mean over the trees of the positive share in the leaf that a row falls into. FastForest
/// trains each tree on +1 and -1 and adds the leaf means up, so the mean share is (score / trees + 1) / 2. Two trees that
/// say 0 and 1 are added (Laplace's rule of succession): T trees cannot tell 0 from 1 / (T + 2), and a log-loss should not
/// hang on it. For several classes, one forest each, the shares are divided by their sum.
/// </summary>
[ModelVersion(1)]
internal sealed class ForestVotesTransformer : RowTransformer
{
    private const string Score = "Score";
    private const string Probability = "Probability";
    private const string SlotNames = "SlotNames";

    private readonly int _trees;
    private readonly int _classes;

    /// <param name="environment">The environment.</param>
    /// <param name="trees">Trees of each forest.</param>
    /// <param name="classes">1 for the one score of a binary forest, else the number of classes.</param>
    public ForestVotesTransformer(IHostEnvironment environment, int trees, int classes)
        : base(environment)
    {
        _trees = trees;
        _classes = classes;
    }

    public ForestVotesTransformer(ModelReader reader)
        : base(reader)
    {
        _trees = reader.ReadInt32("trees");
        _classes = reader.ReadInt32("classes");
    }

    protected override void Save(ModelWriter writer)
    {
        writer.Write("trees", _trees);
        writer.Write("classes", _classes);
    }

    protected override void Bind(RowMapping mapping)
    {
        if (_classes == 1)
        {
            var score = mapping.Input(Score, AcceptedType.Single);
            mapping.Output(Probability, NumberDataViewType.Single, [score], row => MakeBinaryGetter(row, score));
            return;
        }

        var scores = mapping.Input(Score, AcceptedType.Features);
        mapping.Output(Score, new VectorDataViewType(NumberDataViewType.Single, _classes), [scores], row => MakeClassesGetter(row, scores), NamesOf(scores));
    }

    private ValueGetter<float> MakeBinaryGetter(DataViewRow row, DataViewSchema.Column score)
    {
        var getter = row.GetGetter<float>(score);
        return (ref float value) =>
        {
            getter(ref value);
            value = Share(value);
        };
    }

    private ValueGetter<VBuffer<float>> MakeClassesGetter(DataViewRow row, DataViewSchema.Column scores)
    {
        var getter = row.GetGetter<VBuffer<float>>(scores);
        var votes = default(VBuffer<float>);
        return (ref VBuffer<float> target) =>
        {
            getter(ref votes);
            var editor = VBufferEditor.Create(ref target, _classes);
            votes.CopyTo(editor.Values);
            var sum = 0f;
            foreach (ref var value in editor.Values)
                sum += value = Share(value);
            foreach (ref var value in editor.Values)
                value /= sum;
            target = editor.Commit();
        };
    }

    /// <summary>Clamped, as the sum of many leaf means may be off by a rounding error.</summary>
    private float Share(float score) => (Math.Clamp((score + _trees) / 2, 0, _trees) + 1) / (_trees + 2);

    private static DataViewSchema.Annotations? NamesOf(DataViewSchema.Column scores)
    {
        if (scores.Annotations.Schema.GetColumnOrNull(SlotNames) is not { } names)
            return null;

        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(SlotNames, names.Type, (ref VBuffer<ReadOnlyMemory<char>> target) => scores.GetSlotNames(ref target));
        return builder.ToAnnotations();
    }
}
