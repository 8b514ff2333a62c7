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

    private readonly ITransformer[] _members;
    private readonly ComparisonTask _task;
    private readonly int _width;
    private bool _disposed;

    /// <param name="environment">The environment.</param>
    /// <param name="members">The models.</param>
    /// <param name="task">What they predict.</param>
    /// <param name="width">Values that each gives a row.</param>
    public StackedPredictionsTransformer(IHostEnvironment environment, ITransformer[] members, ComparisonTask task, int width)
        : base(environment)
    {
        _members = members;
        _task = task;
        _width = width;
    }

    public StackedPredictionsTransformer(ModelReader reader)
        : base(reader)
    {
        _task = (ComparisonTask)reader.ReadInt32("task");
        _width = reader.ReadInt32("width");
        _members = [.. Enumerable.Range(0, reader.ReadInt32("members")).Select(index => reader.ReadModel(PartName(index)))];
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (var member in _members)
            (member as IDisposable)?.Dispose();
    }

    protected override void Save(ModelWriter writer)
    {
        writer.Write("task", (int)_task);
        writer.Write("width", _width);
        writer.Write("members", _members.Length);
        for (var index = 0; index < _members.Length; index++)
            writer.WriteModel(PartName(index), _members[index]);
    }

    protected override void Bind(RowMapping mapping)
    {
        var members = new MemberColumns(_members, mapping.InputSchema, output => MemberColumns.Check(Find(output), _task, _width, "stack"));
        var length = _members.Length * members.Width;
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

    private static string PartName(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"member{index}");
}
