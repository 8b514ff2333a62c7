using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace MlNetPlus.Extensibility;

/// <summary>Base of trainers: checks the label, feature and weight columns, and promises the columns of the task.</summary>
/// <typeparam name="TTransformer">What <see cref="Fit(IDataView)"/> returns.</typeparam>
/// <typeparam name="TModel">What is trained.</typeparam>
public abstract class Trainer<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : PredictionTransformer<TModel>
    where TModel : class
{
    /// <summary>Registers the trainer with the environment.</summary>
    /// <param name="environment">The environment, e.g. from <see cref="CatalogEnvironment.GetEnvironment(TrainCatalogBase.CatalogInstantiatorBase)"/>.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="columns">The input columns.</param>
    protected Trainer(IHostEnvironment environment, PredictionTask task, TrainerColumns columns)
        : this(environment, [new TargetColumn(columns?.Label!, task)], columns!)
    {
    }

    /// <summary>Registers a trainer of one or several targets with the environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="targets">What is predicted, at least one.</param>
    /// <param name="columns">The input columns; the label is the first target's.</param>
    protected Trainer(IHostEnvironment environment, IReadOnlyList<TargetColumn> targets, TrainerColumns columns)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(columns);
        if (targets.Count == 0)
            throw new ArgumentException("There are no targets; expected at least one.", nameof(targets));
        Host = environment.Register(GetType().Name);
        Targets = [.. targets];
        Columns = columns;
    }

    /// <summary>What the trainer tells ML.NET of itself: it normalises and keeps its data by its own means.</summary>
    public TrainerInfo Info { get; } = new(normalization: false, caching: false, supportValid: true);

    /// <summary>What is predicted: one target in most trainers.</summary>
    public IReadOnlyList<TargetColumn> Targets { get; }

    /// <summary>What is predicted, of the first target.</summary>
    public PredictionTask Task => Targets[0].Task;

    /// <summary>The input columns.</summary>
    public TrainerColumns Columns { get; }

    /// <summary>The environment, registered under the class's name.</summary>
    protected IHost Host { get; }

    /// <summary>Trains. The trainer decides itself what it holds back for validation.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>The trained transformer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    public TTransformer Fit(IDataView input) => FitChecked(input, validation: null);

    /// <summary>Trains, with validation data of the caller's.</summary>
    /// <param name="input">The training data.</param>
    /// <param name="validation">Data to validate on. It is never trained on.</param>
    /// <returns>The trained transformer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type, in either of the two.</exception>
    public TTransformer Fit(IDataView input, IDataView validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        return FitChecked(input, validation);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var labels = CheckInputs(InputSchema.Of(inputSchema));
        return SchemaPromise.Add(inputSchema, [.. Targets.Zip(labels, PredictionColumns.Promise).SelectMany(columns => columns)]);
    }

    /// <summary>Trains. The schemas have been checked.</summary>
    /// <param name="input">The training data.</param>
    /// <param name="validation">The caller's validation data, or <see langword="null"/>.</param>
    /// <returns>The trained transformer.</returns>
    protected abstract TTransformer FitCore(IDataView input, IDataView? validation);

    /// <summary>Checks the input columns as Fit does, for a method of the derived class that takes data too.</summary>
    /// <param name="schema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    protected void CheckSchema(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        CheckInputs(InputSchema.Of(schema));
    }

    private TTransformer FitChecked(IDataView input, IDataView? validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckInputs(InputSchema.Of(input.Schema));
        if (validation is not null)
            CheckInputs(InputSchema.Of(validation.Schema));
        return FitCore(input, validation);
    }

    /// <returns>The label columns.</returns>
    private ColumnShape[] CheckInputs(InputSchema input)
    {
        var consumer = GetType().Name;
        input.Require(consumer, Columns.Features, Columns.FeatureType);
        if (Columns.Weight is { } weight)
            input.Require(consumer, weight, AcceptedType.Single);
        return [.. Targets.Select(target => input.Require(consumer, target.Label, target.Task switch
        {
            PredictionTask.BinaryClassification => AcceptedType.Boolean,
            PredictionTask.MulticlassClassification => AcceptedType.Key,
            _ => AcceptedType.Single,
        }))];
    }
}
