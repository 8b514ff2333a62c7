using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Trains a neural network on a vector of features, which may hold codes of categories, and keeps the weights of the best epoch.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>Learns from data?</term><description>Yes</description></item>
/// <item><term>Rows read</term><description>Once, and kept in memory as Single</description></item>
/// <item><term>Input types</term><description>Features: vector of Single of fixed length; label: Boolean, key or Single; weight: Single</description></item>
/// <item><term>Output types</term><description>PredictedLabel, Score and Probability, as ML.NET's own trainers of the task have them</description></item>
/// <item><term>Saved state</term><description>The scaling of the features, and the embeddings and layers in the safetensors format</description></item>
/// <item><term>Thread safety</term><description>The trainer: one Fit at a time; the model: any number of threads</description></item>
/// </list>
/// The networks and their sources: <see cref="TabularNetwork"/>. Missing values are filled with the training median and flagged; numbers are
/// standardised and clipped at ±5, for <see cref="TabularNetwork.RealMlp"/> scaled robustly and clipped smoothly. The same seed gives the same model on the processor. Small networks train on one thread of torch, whatever it is set to, and
/// larger ones on as many as it is set to. Training needs libtorch (<see cref="TorchNative"/>); prediction does not.
/// </remarks>
public sealed class TabularNeuralNetworkTrainer : Trainer<TabularNeuralNetworkTransformer, TabularNeuralNetworkModel>
{
    private readonly TabularNeuralNetworkOptions _options;
    private readonly int _seed;

    internal TabularNeuralNetworkTrainer(IHostEnvironment environment, PredictionTask task, TabularNeuralNetworkOptions options)
        : this(Validated(options), environment, task)
    {
    }

    private TabularNeuralNetworkTrainer(TabularNeuralNetworkOptions options, IHostEnvironment environment, PredictionTask task)
        : base(environment, task, new TrainerColumns(options.LabelColumnName, options.FeatureColumnName, AcceptedType.Features, options.ExampleWeightColumnName))
    {
        _options = options;
        _seed = options.Training.Seed ?? environment.GetSeed() ?? 0;
    }

    private bool IsRegression => Task == PredictionTask.Regression;

    /// <summary>Measures the loss over the learning rate on the training part of some rows, to choose <see cref="TrainingOptions.MaxLearningRate"/> by.</summary>
    /// <param name="data">The rows, as for Fit.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">The rows cannot be trained on; the message says why.</exception>
    public LearningRateCurve FindLearningRate(IDataView data)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckSchema(data.Schema);
        var rows = Read(data);
        TorchNative.EnsureLoaded();
        using var session = Session(rows, null, Divided(rows)[0], Outputs(data), _seed, _options.Training.Progress);
        return session.FindLearningRate();
    }

    /// <inheritdoc/>
    protected override TabularNeuralNetworkTransformer FitCore(IDataView input, IDataView? validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = Read(input);
        var aside = validation is null ? null : TabularRows.Read(validation, Columns);
        if (aside is not null)
            CheckFeatureCount(aside.FeatureCount, rows.FeatureCount);
        TorchNative.EnsureLoaded();

        var parts = aside is null ? Divided(rows) : [HoldOut.Of(rows.Count, 0, _seed)];
        var outputs = Outputs(input);
        var trained = BagOfNetworks.Train(parts.Count, _options.Training.Progress, (index, name, progress) =>
        {
            using var session = Session(rows, aside, parts[index], outputs, unchecked(_seed + index), progress);
            return session.Fit(name);
        });
        var classes = Task == PredictionTask.MulticlassClassification ? LabelValues.Of(input.Schema[Columns.Label]) : null;
        return new TabularNeuralNetworkTransformer(Host, Task, new TabularNeuralNetworkModel([.. trained.Select(one => one.Network)], [.. trained.Select(one => one.History)]), input.Schema[Columns.Features], classes);
    }

    private static TabularNeuralNetworkOptions Validated(TabularNeuralNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ValidatedCopy();
    }

    private TabularRows Read(IDataView data)
    {
        var rows = TabularRows.Read(data, Columns);
        if (!IsRegression)
            rows.CheckClasses(Columns.Label);
        return rows;
    }

    private int Outputs(IDataView data) => Task switch
    {
        PredictionTask.Regression => 1,
        PredictionTask.BinaryClassification => 2,
        _ => LabelValues.Of(data.Schema[Columns.Label]).Count,
    };

    private IReadOnlyList<HoldOut> Divided(TabularRows rows)
    {
        var classes = IsRegression ? null : rows.Classes();
        return _options.InnerFoldsFor(rows.Count) is > 0 and var folds
            ? HoldOut.Folds(rows.Count, folds, _seed, classes)
            : [HoldOut.Of(rows.Count, _options.Training.ValidationFraction, _seed, classes)];
    }

    private TabularTraining Session(TabularRows rows, TabularRows? aside, HoldOut part, int outputs, int seed, IProgress<TrainingProgress>? progress) =>
        new(Host, _options, rows, aside, part, outputs, IsRegression, seed, progress);

    private void CheckFeatureCount(int got, int expected)
    {
        if (got != expected)
        {
            throw new InvalidOperationException(
                $"Column '{Columns.Features}' of the validation data has {got} features; expected {expected}, as in the training data. Put both through the same fitted transforms.");
        }
    }
}
