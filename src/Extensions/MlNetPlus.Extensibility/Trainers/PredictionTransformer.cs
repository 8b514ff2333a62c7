using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Extensibility;

/// <summary>
/// Base of what trainers return: scores rows in batches, adds the columns that <c>Evaluate</c>, <c>CrossValidate</c>,
/// permutation feature importance and <c>PredictionEngine</c> expect, and is saved without registration.
/// </summary>
/// <typeparam name="TModel">What was trained. Disposed with the transformer when it is <see cref="IDisposable"/>.</typeparam>
public abstract class PredictionTransformer<TModel> : BatchTransformer, ISingleFeaturePredictionTransformer<TModel>, ISingleFeaturePredictionTransformer, IDisposable
    where TModel : class
{
    private static readonly AcceptedType AnyType = AcceptedType.Where("any type", "none", _ => true);

    private bool _disposed;

    /// <summary>For a model that a trainer has just trained.</summary>
    /// <param name="environment">The trainer's environment.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="model">What was trained.</param>
    /// <param name="features">The feature column of the training data.</param>
    /// <param name="classes">The classes of the label; <see langword="null"/> unless the task is multiclass classification.</param>
    protected PredictionTransformer(IHostEnvironment environment, PredictionTask task, TModel model, DataViewSchema.Column features, LabelValues? classes)
        : this(environment, [new PredictionTarget(Name: null, task, classes)], model, features)
    {
    }

    /// <summary>For a model of one or several targets that a trainer has just trained.</summary>
    /// <param name="environment">The trainer's environment.</param>
    /// <param name="targets">What is predicted, at least one; the scorer's scores stand in this order.</param>
    /// <param name="model">What was trained.</param>
    /// <param name="features">The feature column of the training data.</param>
    protected PredictionTransformer(IHostEnvironment environment, IReadOnlyList<PredictionTarget> targets, TModel model, DataViewSchema.Column features)
        : base(environment)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(model);
        if (targets.Count == 0)
            throw new ArgumentException("There are no targets; expected at least one.", nameof(targets));
        if (targets.FirstOrDefault(target => target.Task == PredictionTask.MulticlassClassification && target.Classes is null) is { } without)
            throw new ArgumentException($"Target '{without.Name}' has no classes; multiclass classification needs them.", nameof(targets));

        Targets = [.. targets];
        Model = model;
        FeatureColumnName = features.Name;
        FeatureColumnType = features.Type;
    }

    /// <summary>For a model that is being loaded.</summary>
    /// <param name="reader">The fields that were saved.</param>
    /// <param name="model">What was trained, read by the derived class.</param>
    /// <param name="featureColumnType">The type of the feature column; <see langword="null"/> for the vector of Single that was saved.</param>
    protected PredictionTransformer(ModelReader reader, TModel model, DataViewType? featureColumnType)
        : base(reader)
    {
        ArgumentNullException.ThrowIfNull(model);
        Targets = LoadTargets(reader);
        Model = model;
        FeatureColumnName = reader.ReadString("prediction.featureColumn");
        FeatureColumnType = featureColumnType ?? new VectorDataViewType(NumberDataViewType.Single, reader.ReadInt32("prediction.featureCount"));
    }

    /// <summary>What is predicted: one target in most models.</summary>
    public IReadOnlyList<PredictionTarget> Targets { get; }

    /// <summary>What is predicted, of the first target.</summary>
    public PredictionTask Task => Targets[0].Task;

    /// <summary>What was trained.</summary>
    public TModel Model { get; }

    /// <summary>The column that the model reads.</summary>
    public string FeatureColumnName { get; }

    /// <summary>The type of that column in the training data.</summary>
    public DataViewType FeatureColumnType { get; }

    /// <summary>The classes of the first target, for multiclass classification; <see langword="null"/> otherwise.</summary>
    public LabelValues? Classes => Targets[0].Classes;

    /// <summary>Further numbers that the scorer gives for each target, behind the scores: a column of Single each.</summary>
    /// <value>Plain names, such as <c>ScoreSpread</c>, which get the target's name as <c>Score</c> does; by default none.</value>
    protected virtual IReadOnlyList<string> FurtherColumnNames => [];

    /// <summary>Disposes the model. A second call does nothing: <c>PredictionEngine</c> makes one.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    internal override void SaveFields(ModelWriter writer)
    {
        writer.Write("prediction.task", (int)Task);
        writer.Write("prediction.featureColumn", FeatureColumnName);
        if (FeatureColumnType is VectorDataViewType { IsKnownSize: true } vector)
            writer.Write("prediction.featureCount", vector.Size);
        SaveTargets(writer);
        base.SaveFields(writer);
    }

    /// <summary>Disposes the model.</summary>
    /// <param name="disposing">Always <see langword="true"/>: there is no finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
            (Model as IDisposable)?.Dispose();
        _disposed = true;
    }

    /// <summary>Whether the model can read a feature column of this type.</summary>
    /// <param name="type">The type of the column.</param>
    /// <returns>By default, whether it is <see cref="FeatureColumnType"/>, vector size included.</returns>
    protected virtual bool AcceptsFeatures(DataViewType type) => FeatureColumnType.Equals(type);

    /// <summary>Makes the scorer of one cursor.</summary>
    /// <param name="row">The row to read from.</param>
    /// <param name="features">The feature column.</param>
    /// <param name="capacity">The most rows that are scored at once.</param>
    /// <returns>The scorer.</returns>
    protected abstract IRowScorer CreateScorer(DataViewRow row, DataViewSchema.Column features, int capacity);

    /// <inheritdoc/>
    protected sealed override void Bind(BatchMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        var features = mapping.Input(FeatureColumnName, AnyType); // the exact type, vector size included, is compared below
        if (!AcceptsFeatures(features.Type))
            throw SchemaErrors.OtherThanTrained(GetType().Name, features, FeatureColumnType);

        var further = FurtherColumnNames;
        mapping.Outputs(
            [.. PredictionColumns.Deliver(Targets, mapping.InputSchema), .. PredictionColumns.DeliverFurther(Targets, further)],
            [features],
            (row, capacity) => new ScoreBatch(Targets, further.Count, CreateScorer(row, features, capacity), capacity));
    }

    // The fields of a single target without a name are those of the models before there were several.
    private void SaveTargets(ModelWriter writer)
    {
        if (Targets.Count > 1 || Targets[0].Name is not null)
        {
            writer.Write("prediction.targetNames", [.. Targets.Select(target => target.Name)]);
            writer.Write("prediction.targetTasks", Targets.Select(target => (int)target.Task).ToArray());
        }

        for (var i = 0; i < Targets.Count; i++)
            Targets[i].Classes?.Save(writer, Host, Prefix(i));
    }

    private static IReadOnlyList<PredictionTarget> LoadTargets(ModelReader reader)
    {
        var several = reader.Has("prediction.targetNames");
        var names = several ? reader.ReadStrings("prediction.targetNames") : [null!];
        var tasks = several ? reader.ReadInt32s("prediction.targetTasks") : [reader.ReadInt32("prediction.task")];
        return [.. names.Zip(tasks, (name, task) => (name, (PredictionTask)task)).Select((target, i) => new PredictionTarget(
            target.name, target.Item2, target.Item2 == PredictionTask.MulticlassClassification ? LabelValues.Load(reader, Prefix(i)) : null))];
    }

    private static string Prefix(int target) => target == 0 ? "" : FormattableString.Invariant($"Target{target}");
}
