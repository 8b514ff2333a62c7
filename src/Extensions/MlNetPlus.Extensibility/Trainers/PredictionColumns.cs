using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>
/// The columns that a model adds, with the annotations and in the order that ML.NET's own scorers give theirs: evaluators, calibrators and
/// <c>MapKeyToValue</c> look for them.
/// </summary>
internal static class PredictionColumns
{
    /// <summary>How many columns a target of a task has.</summary>
    public static int CountOf(PredictionTask task) => task switch
    {
        PredictionTask.BinaryClassification => 3,
        PredictionTask.Regression => 1,
        _ => 2,
    };

    /// <summary>What a trainer promises before training.</summary>
    public static IEnumerable<ColumnShape> Promise(TargetColumn target, ColumnShape label)
    {
        var named = new PredictionTarget(target.Name, target.Task);
        return Promise(target.Task, label).Select(column => column.WithName(named.ColumnName(column.Name)));
    }

    /// <summary>What the model delivers on an input of this schema, target after target. Each has its own set of score columns.</summary>
    public static IReadOnlyList<DataViewSchema.DetachedColumn> Deliver(IReadOnlyList<PredictionTarget> targets, DataViewSchema input)
    {
        var set = 1 + input.GetMaxAnnotationKind(out _, AnnotationUtils.Kinds.ScoreColumnSetId);
        return [.. targets.SelectMany((target, i) => Deliver(target.Task, target.Classes, set + (uint)i)
            .Select(column => new DataViewSchema.DetachedColumn(target.ColumnName(column.Name), column.Type, column.Annotations)))];
    }

    /// <summary>Further numbers of each target, target after target.</summary>
    public static IEnumerable<DataViewSchema.DetachedColumn> DeliverFurther(IReadOnlyList<PredictionTarget> targets, IReadOnlyList<string> names) =>
        targets.SelectMany(target => names.Select(name => new DataViewSchema.DetachedColumn(target.ColumnName(name), NumberDataViewType.Single)));

    private static IReadOnlyList<ColumnShape> Promise(PredictionTask task, ColumnShape label)
    {
        var single = NumberDataViewType.Single;
        switch (task)
        {
            case PredictionTask.BinaryClassification:
                return
                [
                    Annotated(ColumnShape.Scalar(DefaultColumnNames.PredictedLabel, BooleanDataViewType.Instance)),
                    Annotated(ColumnShape.Scalar(DefaultColumnNames.Score, single)),
                    Annotated(ColumnShape.Scalar(DefaultColumnNames.Probability, single)).WithAnnotation(
                        ColumnShape.Scalar(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance)),
                ];
            case PredictionTask.Regression:
                return [Annotated(ColumnShape.Scalar(DefaultColumnNames.Score, single))];
            default:
                var score = ColumnShape.Vector(DefaultColumnNames.Score, single);
                var predicted = ColumnShape.Scalar(DefaultColumnNames.PredictedLabel, new KeyDataViewType(typeof(uint), 1));
                var values = label.Annotations.FirstOrDefault(annotation => annotation.Name == AnnotationUtils.Kinds.KeyValues)?.ItemType;
                if (values is null)
                    return [Annotated(predicted), Annotated(score)];
                if (values is TextDataViewType)
                    score = score.WithSlotNames();
                score = score.WithAnnotation(ColumnShape.Vector(AnnotationUtils.Kinds.TrainingLabelValues, values));
                return [Annotated(predicted.WithKeyValues(values)), Annotated(score)];
        }
    }

    private static IReadOnlyList<DataViewSchema.DetachedColumn> Deliver(PredictionTask task, LabelValues? classes, uint set)
    {
        var single = NumberDataViewType.Single;
        switch (task)
        {
            case PredictionTask.BinaryClassification:
                const string binary = AnnotationUtils.Const.ScoreColumnKind.BinaryClassification;
                var probability = Annotations(set, binary, AnnotationUtils.Const.ScoreValueKind.Probability);
                probability.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
                return
                [
                    new(DefaultColumnNames.PredictedLabel, BooleanDataViewType.Instance, Annotations(set, binary, AnnotationUtils.Const.ScoreValueKind.PredictedLabel).ToAnnotations()),
                    new(DefaultColumnNames.Score, single, Annotations(set, binary, AnnotationUtils.Const.ScoreValueKind.Score).ToAnnotations()),
                    new(DefaultColumnNames.Probability, single, probability.ToAnnotations()),
                ];
            case PredictionTask.Regression:
                return [new(DefaultColumnNames.Score, single, Annotations(set, AnnotationUtils.Const.ScoreColumnKind.Regression, AnnotationUtils.Const.ScoreValueKind.Score).ToAnnotations())];
            default:
                const string multiclass = AnnotationUtils.Const.ScoreColumnKind.MulticlassClassification;
                var score = Annotations(set, multiclass, AnnotationUtils.Const.ScoreValueKind.Score);
                if (classes!.ValueType is TextDataViewType)
                    classes.AddTo(score, AnnotationUtils.Kinds.SlotNames);
                classes.AddTo(score, AnnotationUtils.Kinds.TrainingLabelValues);
                var predicted = Annotations(set, multiclass, AnnotationUtils.Const.ScoreValueKind.PredictedLabel);
                classes.AddTo(predicted, AnnotationUtils.Kinds.KeyValues);
                return
                [
                    new(DefaultColumnNames.PredictedLabel, new KeyDataViewType(typeof(uint), classes.Count), predicted.ToAnnotations()),
                    new(DefaultColumnNames.Score, new VectorDataViewType(single, classes.Count), score.ToAnnotations()),
                ];
        }
    }

    private static ColumnShape Annotated(ColumnShape column) => column
        .WithAnnotation(ColumnShape.Scalar(AnnotationUtils.Kinds.ScoreColumnSetId, new KeyDataViewType(typeof(uint), 1)))
        .WithAnnotation(ColumnShape.Scalar(AnnotationUtils.Kinds.ScoreColumnKind, TextDataViewType.Instance))
        .WithAnnotation(ColumnShape.Scalar(AnnotationUtils.Kinds.ScoreValueKind, TextDataViewType.Instance));

    private static DataViewSchema.Annotations.Builder Annotations(uint set, string columnKind, string valueKind)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue(AnnotationUtils.Kinds.ScoreColumnSetId, AnnotationUtils.ScoreColumnSetIdType, set);
        builder.AddPrimitiveValue(AnnotationUtils.Kinds.ScoreColumnKind, TextDataViewType.Instance, columnKind.AsMemory());
        builder.AddPrimitiveValue(AnnotationUtils.Kinds.ScoreValueKind, TextDataViewType.Instance, valueKind.AsMemory());
        return builder;
    }
}
