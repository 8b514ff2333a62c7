using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>The columns that a classifier gives, made of probabilities: as ML.NET's own trainers give them.</summary>
internal static class Decisions
{
    private const string Score = "Score";
    private const float Half = 0.5f;

    /// <summary>Score, Probability and PredictedLabel.</summary>
    /// <param name="annotationsOf">What stands by a column of that name and type.</param>
    public static IReadOnlyList<DataViewSchema.DetachedColumn> BinaryColumns(Func<string, DataViewType, DataViewSchema.Annotations?> annotationsOf) =>
    [
        Column(Score, NumberDataViewType.Single, annotationsOf),
        Column(ThresholdTransformer.ProbabilityColumnName, NumberDataViewType.Single, annotationsOf),
        Column(ThresholdTransformer.PredictedLabelColumnName, BooleanDataViewType.Instance, annotationsOf),
    ];

    /// <summary>Score and PredictedLabel.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="annotationsOf">What stands by a column of that name and type.</param>
    public static IReadOnlyList<DataViewSchema.DetachedColumn> MulticlassColumns(int classes, Func<string, DataViewType, DataViewSchema.Annotations?> annotationsOf) =>
    [
        Column(Score, new VectorDataViewType(NumberDataViewType.Single, classes), annotationsOf),
        Column(ThresholdTransformer.PredictedLabelColumnName, new KeyDataViewType(typeof(uint), classes), annotationsOf),
    ];

    /// <summary>The logit of the positive class's probability, that probability, and whether it is above one half.</summary>
    public static Delegate?[] BinaryGetters(Func<double> probability) =>
    [
        (ValueGetter<float>)((ref float value) => value = Logit.Of(probability())),
        (ValueGetter<float>)((ref float value) => value = (float)probability()),
        (ValueGetter<bool>)((ref bool value) => value = (float)probability() > Half),
    ];

    /// <summary>The probabilities of all classes, and the class of the largest.</summary>
    public static Delegate?[] MulticlassGetters(Func<double[]> probabilities) =>
    [
        (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => ClassScores.Fill(ref value, probabilities())),
        (ValueGetter<uint>)((ref uint value) => value = ClassScores.Largest(probabilities())),
    ];

    private static DataViewSchema.DetachedColumn Column(string name, DataViewType type, Func<string, DataViewType, DataViewSchema.Annotations?> annotationsOf) =>
        new(name, type, annotationsOf(name, type));
}
