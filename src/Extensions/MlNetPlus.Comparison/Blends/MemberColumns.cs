using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>One column of each of several models' outputs. The models read the same input and do not see each other's columns.</summary>
internal sealed class MemberColumns
{
    private readonly IRowToRowMapper[] _mappers;
    private readonly DataViewSchema.Column[] _columns;

    /// <param name="members">The models.</param>
    /// <param name="input">What they read.</param>
    /// <param name="choose">The column of a model's output; throws where there is none.</param>
    public MemberColumns(IReadOnlyList<ITransformer> members, DataViewSchema input, Func<DataViewSchema, DataViewSchema.Column> choose)
    {
        _mappers = [.. members.Select(member => member.GetRowToRowMapper(input))];
        _columns = Array.ConvertAll(_mappers, mapper => choose(mapper.OutputSchema));
        Width = (_columns[0].Type as VectorDataViewType)?.Size ?? 1;
        Inputs = [.. _mappers.SelectMany((mapper, index) => mapper.GetDependencies([_columns[index]])).DistinctBy(column => column.Index)];
    }

    /// <summary>Values of one member in a row.</summary>
    public int Width { get; }

    /// <summary>The input columns that the members read for it.</summary>
    public IReadOnlyList<DataViewSchema.Column> Inputs { get; }

    public DataViewSchema FirstOutput => _mappers[0].OutputSchema;

    /// <summary>
    /// Checks a member's predictions: Single, or for several classes a vector of Single, one for each. <paramref name="width"/> is
    /// 0 where the first member tells it.
    /// </summary>
    /// <exception cref="InvalidOperationException">They are of another type.</exception>
    public static DataViewSchema.Column Check(DataViewSchema.Column column, ComparisonTask task, int width, string whole)
    {
        var fits = task == ComparisonTask.Multiclass
            ? column.Type is VectorDataViewType { Size: > 0 } vector && (width == 0 || vector.Size == width) && vector.ItemType == NumberDataViewType.Single
            : column.Type == NumberDataViewType.Single;
        return fits ? column : throw new InvalidOperationException($"A member of the {whole} gives '{column.Name}' as {column.Type}; expected {(task == ComparisonTask.Multiclass ? "a vector of Single, one for each class" : "Single")}.");
    }

    /// <summary>Reads the members' values of the row, member by member; once for each row, however many ask.</summary>
    public Func<double[]> MakeReader(DataViewRow row)
    {
        var values = new double[_columns.Length * Width];
        var readers = new Action[_columns.Length];
        for (var index = 0; index < readers.Length; index++)
            readers[index] = MakeReader(_mappers[index].GetRow(row, [_columns[index]]), _columns[index], values, index * Width);

        var compute = OncePerRow.Of(row, () => Array.ForEach(readers, read => read()));
        return () =>
        {
            compute();
            return values;
        };
    }

    private static Action MakeReader(DataViewRow scored, DataViewSchema.Column column, double[] values, int start)
    {
        if (column.Type is not VectorDataViewType)
        {
            var getter = scored.GetGetter<float>(column);
            var value = 0f;
            return () =>
            {
                getter(ref value);
                values[start] = value;
            };
        }

        var getScores = scored.GetGetter<VBuffer<float>>(column);
        var scores = default(VBuffer<float>);
        return () =>
        {
            getScores(ref scores);
            values.AsSpan(start, scores.Length).Clear();
            var given = scores.GetValues();
            var indices = scores.GetIndices();
            for (var i = 0; i < given.Length; i++)
                values[start + (scores.IsDense ? i : indices[i])] = given[i];
        };
    }
}
