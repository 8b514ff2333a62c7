using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// The label of every row, made fit for the task in one place and over all rows, so that every fold and every contender
/// sees the same classes in the same order. The list of classes is not leakage: it says nothing about any row.
/// </summary>
internal sealed class Labels
{
    private readonly CodedColumn? _coded;

    /// <summary>Labels of a regression.</summary>
    public Labels(float[] values)
    {
        Task = ComparisonTask.Regression;
        Values = values;
        Variance = RegressionMetrics.Variance(values);
        Classes = [];
        Type = NumberDataViewType.Single;
    }

    /// <summary>Labels of a classification.</summary>
    public Labels(ComparisonTask task, CodedColumn coded)
    {
        Task = task;
        _coded = coded;
        Values = Array.ConvertAll(coded.Codes, code => (float)code);
        Classes = coded.Names();
        Type = task == ComparisonTask.Binary ? BooleanDataViewType.Instance : new KeyDataViewType(typeof(uint), Classes.Count);
    }

    public ComparisonTask Task { get; }

    public int Count => Values.Length;

    /// <summary>Binary: 0 or 1. Multiclass: the class's index. Regression: the number.</summary>
    public float[] Values { get; }

    /// <summary>Variance of a regression's labels over all rows; 0 for classes.</summary>
    public double Variance { get; }

    /// <summary>The classes' names in the order of their indices; none for regression. Binary: the second is the positive one.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The type that trainers are given: Boolean, key or Single.</summary>
    public PrimitiveDataViewType Type { get; }

    /// <summary>Scores that a model gives a row: one for each class in multiclass, else one.</summary>
    public int ScoreWidth => Task == ComparisonTask.Multiclass ? Classes.Count : 1;

    public ReadOnlySpan<int> ClassIndices() => _coded!.Codes;

    public int[] CountByClass()
    {
        var counts = new int[Classes.Count];
        foreach (var code in ClassIndices())
            counts[code]++;
        return counts;
    }

    public DataViewSchema.Annotations? Annotations()
    {
        if (Task != ComparisonTask.Multiclass)
            return null;

        var builder = new DataViewSchema.Annotations.Builder();
        _coded!.AddKeyValues(builder);
        return builder.ToAnnotations();
    }

    /// <summary>The classes' names, for the slots of their scores.</summary>
    public DataViewSchema.Annotations SlotNames()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, Classes.Count), (ref VBuffer<ReadOnlyMemory<char>> target) =>
        {
            var editor = VBufferEditor.Create(ref target, Classes.Count);
            for (var i = 0; i < Classes.Count; i++)
                editor.Values[i] = Classes[i].AsMemory();
            target = editor.Commit();
        });
        return builder.ToAnnotations();
    }

    /// <summary>The getter of the label column for a cursor that stands on a row of the source.</summary>
    public Delegate MakeGetter(Func<int> row) => Task switch
    {
        ComparisonTask.Binary => (ValueGetter<bool>)((ref bool value) => value = Values[row()] > 0),
        ComparisonTask.Multiclass => (ValueGetter<uint>)((ref uint value) => value = (uint)Values[row()] + 1),
        _ => (ValueGetter<float>)((ref float value) => value = Values[row()]),
    };
}
