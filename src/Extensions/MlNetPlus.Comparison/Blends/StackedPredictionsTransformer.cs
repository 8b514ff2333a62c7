using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>
/// Puts the predictions of several models side by side in one vector, which a stack learns from: the probability of the
/// positive class (the raw score where there is none), the scores of all classes, or the number.
/// </summary>
[ModelVersion(1)]
internal sealed class StackedPredictionsTransformer : RowTransformer, IDisposable
{
    public const string OutputColumnName = "StackedPredictions";

    private const string Score = "Score";

    private readonly FittedMembers _members;
    private readonly ComparisonTask _task;
    private readonly int _width;

    /// <param name="environment">The environment.</param>
    /// <param name="members">The models.</param>
    /// <param name="task">What they predict.</param>
    /// <param name="width">Values that each gives a row.</param>
    public StackedPredictionsTransformer(IHostEnvironment environment, ITransformer[] members, ComparisonTask task, int width)
        : base(environment)
    {
        _members = new FittedMembers(members);
        _task = task;
        _width = width;
    }

    public StackedPredictionsTransformer(ModelReader reader)
        : base(reader)
    {
        _task = (ComparisonTask)reader.ReadInt32("task");
        _width = reader.ReadInt32("width");
        _members = FittedMembers.Read(reader, reader.ReadInt32("members"));
    }

    public void Dispose() => _members.Dispose();

    protected override void Save(ModelWriter writer)
    {
        writer.Write("task", (int)_task);
        writer.Write("width", _width);
        writer.Write("members", _members.Models.Count);
        _members.Write(writer);
    }

    protected override void Bind(RowMapping mapping)
    {
        var members = new MemberColumns(_members.Models, mapping.InputSchema, output => MemberColumns.Check(Find(output), _task, _width, "stack"));
        var length = _members.Models.Count * members.Width;
        mapping.Outputs(
            [new(OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, length))],
            members.Inputs,
            (row, _) =>
            {
                var read = members.MakeReader(row);
                return [(ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => ClassScores.Fill(ref value, read()))];
            });
    }

    private DataViewSchema.Column Find(DataViewSchema output)
    {
        if (_task == ComparisonTask.Binary && output.GetColumnOrNull(ThresholdTransformer.ProbabilityColumnName) is { } probability && probability.Type == NumberDataViewType.Single)
            return probability;
        return output.GetColumnOrNull(Score)
            ?? throw new InvalidOperationException($"A member of the stack gives no '{Score}' column. End it with a trainer of the task.");
    }
}
