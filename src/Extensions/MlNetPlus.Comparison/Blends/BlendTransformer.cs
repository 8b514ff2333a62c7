using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>
/// Adds the weighted mean of its members' predictions: of probabilities for classes, of scores for numbers. The members read
/// the same input and do not see each other's columns. Binary: Score is the logit of the mean probability.
/// </summary>
[ModelVersion(1)]
internal sealed class BlendTransformer : RowTransformer, IDisposable
{
    private const string Score = "Score";

    private readonly FittedMembers _members;
    private readonly double[] _weights;
    private readonly ComparisonTask _task;

    public BlendTransformer(IHostEnvironment environment, ITransformer[] members, double[] weights, ComparisonTask task)
        : base(environment)
    {
        _members = new FittedMembers(members);
        _weights = weights;
        _task = task;
    }

    public BlendTransformer(ModelReader reader)
        : base(reader)
    {
        _weights = reader.ReadDoubles("weights");
        _task = (ComparisonTask)reader.ReadInt32("task");
        _members = FittedMembers.Read(reader, _weights.Length);
    }

    public void Dispose() => _members.Dispose();

    protected override void Save(ModelWriter writer)
    {
        writer.Write("weights", _weights);
        writer.Write("task", (int)_task);
        _members.Write(writer);
    }

    protected override void Bind(RowMapping mapping)
    {
        var averaged = _task == ComparisonTask.Binary ? ThresholdTransformer.ProbabilityColumnName : Score;
        var width = 0;
        var members = new MemberColumns(_members.Models, mapping.InputSchema, output =>
        {
            var column = MemberColumns.Check(Find(output, averaged), _task, width, "blend");
            width = (column.Type as VectorDataViewType)?.Size ?? 1;
            return column;
        });

        DataViewSchema.Annotations? Same(string name, DataViewType _) => members.FirstOutput.GetColumnOrNull(name)?.Annotations;
        IReadOnlyList<DataViewSchema.DetachedColumn> columns = _task switch
        {
            ComparisonTask.Regression => [new(Score, NumberDataViewType.Single, Same(Score, NumberDataViewType.Single))],
            ComparisonTask.Binary => Decisions.BinaryColumns(Same),
            _ => Decisions.MulticlassColumns(width, Same),
        };
        mapping.Outputs(columns, members.Inputs, (row, _) => MakeGetters(members.MakeReader(row), members.Width));
    }

    private Delegate?[] MakeGetters(Func<double[]> read, int width)
    {
        var means = new double[width];
        double[] Means()
        {
            var values = read();
            for (var slot = 0; slot < width; slot++)
            {
                means[slot] = 0;
                for (var member = 0; member < _weights.Length; member++)
                    means[slot] += _weights[member] * values[(member * width) + slot];
            }

            return means;
        }

        return _task switch
        {
            ComparisonTask.Regression => [(ValueGetter<float>)((ref float value) => value = (float)Means()[0])],
            ComparisonTask.Binary => Decisions.BinaryGetters(() => Means()[0]),
            _ => Decisions.MulticlassGetters(Means),
        };
    }

    private static DataViewSchema.Column Find(DataViewSchema output, string name) => output.GetColumnOrNull(name)
        ?? throw new InvalidOperationException($"A member of the blend gives no '{name}' column, which is what a blend averages. Leave it out, or take its {nameof(Contender.Calibrated)}().");
}
