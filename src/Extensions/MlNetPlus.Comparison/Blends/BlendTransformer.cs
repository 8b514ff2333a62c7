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
    private const float Half = 0.5f;

    private readonly ITransformer[] _members;
    private readonly double[] _weights;
    private readonly ComparisonTask _task;
    private bool _disposed;

    public BlendTransformer(IHostEnvironment environment, ITransformer[] members, double[] weights, ComparisonTask task)
        : base(environment)
    {
        _members = members;
        _weights = weights;
        _task = task;
    }

    public BlendTransformer(ModelReader reader)
        : base(reader)
    {
        _weights = reader.ReadDoubles("weights");
        _task = (ComparisonTask)reader.ReadInt32("task");
        _members = [.. Enumerable.Range(0, _weights.Length).Select(index => reader.ReadModel(PartName(index)))];
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
        writer.Write("weights", _weights);
        writer.Write("task", (int)_task);
        for (var index = 0; index < _members.Length; index++)
            writer.WriteModel(PartName(index), _members[index]);
    }

    protected override void Bind(RowMapping mapping)
    {
        var mappers = Array.ConvertAll(_members, member => member.GetRowToRowMapper(mapping.InputSchema));
        var averaged = _task == ComparisonTask.Binary ? ThresholdTransformer.ProbabilityColumnName : Score;
        var first = Find(mappers[0], averaged);
        var width = _task == ComparisonTask.Multiclass ? ((first.Type as VectorDataViewType)?.Size ?? 0) : 1;
        var sources = Array.ConvertAll(mappers, mapper => Check(Find(mapper, averaged), width));
        var inputs = mappers.SelectMany((mapper, index) => mapper.GetDependencies([sources[index]])).DistinctBy(column => column.Index).ToList();

        var single = NumberDataViewType.Single;
        DataViewSchema.DetachedColumn Same(string name, DataViewType type) => new(name, type, mappers[0].OutputSchema.GetColumnOrNull(name)?.Annotations);
        DataViewSchema.DetachedColumn[] columns = _task switch
        {
            ComparisonTask.Regression => [Same(Score, single)],
            ComparisonTask.Binary => [Same(Score, single), Same(averaged, single), Same(ThresholdTransformer.PredictedLabelColumnName, BooleanDataViewType.Instance)],
            _ => [Same(Score, new VectorDataViewType(single, width)), Same(ThresholdTransformer.PredictedLabelColumnName, new KeyDataViewType(typeof(uint), width))],
        };
        mapping.Outputs(columns, inputs, (row, _) => MakeGetters(row, mappers, sources, width));
    }

    private Delegate?[] MakeGetters(DataViewRow row, IRowToRowMapper[] mappers, DataViewSchema.Column[] sources, int width)
    {
        var add = new Action<double[]>[mappers.Length];
        for (var index = 0; index < add.Length; index++)
            add[index] = MakeAdder(mappers[index].GetRow(row, [sources[index]]), sources[index], _weights[index]);
        var means = new double[width];
        var at = -1L;
        double[] Means()
        {
            if (row.Position == at && at >= 0)
                return means;
            Array.Clear(means);
            foreach (var one in add)
                one(means);
            at = row.Position;
            return means;
        }

        return _task switch
        {
            ComparisonTask.Regression => [(ValueGetter<float>)((ref float value) => value = (float)Means()[0])],
            ComparisonTask.Binary =>
            [
                (ValueGetter<float>)((ref float value) => value = Logit(Means()[0])),
                (ValueGetter<float>)((ref float value) => value = (float)Means()[0]),
                (ValueGetter<bool>)((ref bool value) => value = (float)Means()[0] > Half),
            ],
            _ =>
            [
                (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => Fill(ref value, Means())),
                (ValueGetter<uint>)((ref uint value) => value = Largest(Means())),
            ],
        };
    }

    private static Action<double[]> MakeAdder(DataViewRow scored, DataViewSchema.Column column, double weight)
    {
        if (column.Type is not VectorDataViewType)
        {
            var getter = scored.GetGetter<float>(column);
            var value = 0f;
            return sums =>
            {
                getter(ref value);
                sums[0] += weight * value;
            };
        }

        var getScores = scored.GetGetter<VBuffer<float>>(column);
        var scores = default(VBuffer<float>);
        return sums =>
        {
            getScores(ref scores);
            var values = scores.GetValues();
            var indices = scores.GetIndices();
            for (var i = 0; i < values.Length; i++)
                sums[scores.IsDense ? i : indices[i]] += weight * values[i];
        };
    }

    private static float Logit(double probability) => (float)(Math.Log(Math.Max(probability, float.Epsilon)) - Math.Log(Math.Max(1 - probability, float.Epsilon)));

    private static void Fill(ref VBuffer<float> target, double[] means)
    {
        var editor = VBufferEditor.Create(ref target, means.Length);
        for (var i = 0; i < means.Length; i++)
            editor.Values[i] = (float)means[i];
        target = editor.Commit();
    }

    /// <summary>A key: 1 for the first class, 0 where the means are not numbers.</summary>
    private static uint Largest(double[] means) => double.IsNaN(means[0]) ? 0 : (uint)Array.IndexOf(means, means.Max()) + 1;

    private static DataViewSchema.Column Find(IRowToRowMapper mapper, string name) => mapper.OutputSchema.GetColumnOrNull(name)
        ?? throw new InvalidOperationException($"A member of the blend gives no '{name}' column, which is what a blend averages. Leave it out, or end it with a calibrator.");

    private DataViewSchema.Column Check(DataViewSchema.Column column, int width)
    {
        var fits = _task == ComparisonTask.Multiclass
            ? column.Type is VectorDataViewType { Size: > 0 } vector && vector.Size == width && vector.ItemType == NumberDataViewType.Single
            : column.Type == NumberDataViewType.Single;
        return fits ? column : throw new InvalidOperationException($"A member of the blend gives '{column.Name}' as {column.Type}; expected {(_task == ComparisonTask.Multiclass ? "a vector of Single, as long as the other members'" : "Single")}.");
    }

    private static string PartName(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"member{index}");
}
