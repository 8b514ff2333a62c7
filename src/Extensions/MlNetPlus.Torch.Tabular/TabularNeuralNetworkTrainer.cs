using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;
using TorchSharp;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Trains a neural network on a vector of features: RealMLP-TD-S with the weights of the best epoch.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>Learns from data?</term><description>Yes</description></item>
/// <item><term>Rows read</term><description>Once, and kept in memory as Single</description></item>
/// <item><term>Input types</term><description>Features: vector of Single of fixed length; label: Boolean, key or Single</description></item>
/// <item><term>Output types</term><description>PredictedLabel, Score and Probability, as ML.NET's own trainers of the task have them</description></item>
/// <item><term>Saved state</term><description>The scaling of the features and the layers</description></item>
/// <item><term>Thread safety</term><description>The trainer: one Fit at a time; the model: any number of threads</description></item>
/// </list>
/// Source: D. Holzmüller, L. Grinsztajn and I. Steinwart, "Better by default: strong pre-tuned MLPs and boosted trees on tabular data", 2024.
/// Missing values are filled with the training median and flagged, features scaled robustly and clipped smoothly. The same seed gives the same
/// model on the processor. Training needs libtorch (<see cref="TorchNative"/>); prediction does not.
/// </remarks>
public sealed class TabularNeuralNetworkTrainer : Trainer<TabularNeuralNetworkTransformer, TabularNeuralNetworkModel>
{
    private const double ClassificationLearningRate = 0.04;
    private const double RegressionLearningRate = 0.07;

    private readonly TabularNeuralNetworkOptions _options;
    private readonly int _seed;

    internal TabularNeuralNetworkTrainer(IHostEnvironment environment, PredictionTask task, TabularNeuralNetworkOptions options)
        : this(Validated(options), environment, task)
    {
    }

    private TabularNeuralNetworkTrainer(TabularNeuralNetworkOptions options, IHostEnvironment environment, PredictionTask task)
        : base(environment, task, new TrainerColumns(options.LabelColumnName, options.FeatureColumnName, AcceptedType.Features))
    {
        _options = options;
        _seed = options.Training.Seed ?? environment.GetSeed() ?? 0;
    }

    private bool IsRegression => Task == PredictionTask.Regression;

    /// <inheritdoc/>
    protected override TabularNeuralNetworkTransformer FitCore(IDataView input, IDataView? validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var features = input.Schema[Columns.Features];
        var classes = Task == PredictionTask.MulticlassClassification ? LabelValues.Of(input.Schema[Columns.Label]) : null;
        var rows = TabularRows.Read(input, Task, Columns);
        if (!IsRegression)
            rows.CheckClasses(Columns.Label);

        var aside = validation is null ? null : TabularRows.Read(validation, Task, Columns);
        if (aside is not null)
            CheckFeatureCount(aside.FeatureCount, rows.FeatureCount);
        TorchNative.EnsureLoaded();
        var model = Train(rows, aside, outputs: IsRegression ? 1 : classes?.Count ?? 2);
        return new TabularNeuralNetworkTransformer(Host, Task, model, features, classes);
    }

    private TabularNeuralNetworkModel Train(TabularRows rows, TabularRows? aside, int outputs)
    {
        var fraction = aside is null ? _options.Training.ValidationFraction : 0;
        var parts = HoldOut.Of(rows.Count, fraction, _seed, IsRegression ? null : rows.Classes());
        var scaling = FeatureScaling.Learn(rows, parts.Training);
        var target = IsRegression ? TargetScaling.Learn(rows, parts.Training) : null;
        var training = ScaledRows.Of(rows, parts.Training, scaling, target);
        var held = aside is not null
            ? ScaledRows.Of(aside, [.. Enumerable.Range(0, aside.Count).Select(row => (long)row)], scaling, target)
            : parts.Validation.Count > 0 ? ScaledRows.Of(rows, parts.Validation, scaling, target) : null;

        var activation = IsRegression ? Activation.Mish : Activation.Selu;
        using var generator = new torch.Generator((ulong)(uint)_seed, torch.CPU);
        var module = new RealMlpModule(scaling.OutputCount, _options.HiddenSizes, outputs, activation, generator);
        using var problem = new RealMlpProblem(module, training, held, _options.Training.LabelSmoothing, Host.ThrowIfCancelled);
        var history = TrainingLoop.Fit(problem, TrainingSettings());
        Host.LogInformation(nameof(TabularNeuralNetworkTrainer), string.Create(
            CultureInfo.InvariantCulture, $"{training.Count} training and {held?.Count ?? 0} validation rows, {history.Epochs.Count} epochs, weights of epoch {history.KeptEpoch}. {history.StopMessage}"));
        return new TabularNeuralNetworkModel(scaling, Layers(module, activation, target), history);
    }

    private TrainingOptions TrainingSettings()
    {
        var settings = _options.Training.ValidatedCopy();
        settings.MaxLearningRate ??= IsRegression ? RegressionLearningRate : ClassificationLearningRate;
        settings.Seed = _seed;
        return settings;
    }

    private static TabularNeuralNetworkOptions Validated(TabularNeuralNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ValidatedCopy();
    }

    /// <summary>The layers for prediction. The last one gives what the task's Score is: one logit, a logit for each class, or the value in its unit.</summary>
    private List<DenseLayer> Layers(RealMlpModule module, Activation activation, TargetScaling? target)
    {
        var arrays = module.ToArrays();
        var (weights, biases) = arrays[^1];
        if (target is not null)
            arrays[^1] = ([.. weights.Select(weight => weight * target.Deviation)], [(biases[0] * target.Deviation) + target.Mean]);
        else if (Task == PredictionTask.BinaryClassification)
            arrays[^1] = ([.. weights.Chunk(2).Select(pair => pair[1] - pair[0])], [biases[1] - biases[0]]); // the softmax of two scores is the sigmoid of their difference
        return [.. arrays.Select((layer, index) => new DenseLayer(
            Array.ConvertAll(layer.Weights, weight => (float)weight),
            Array.ConvertAll(layer.Biases, bias => (float)bias),
            index < arrays.Count - 1 ? activation : Activation.None))];
    }

    private void CheckFeatureCount(int got, int expected)
    {
        if (got != expected)
        {
            throw new InvalidOperationException(
                $"Column '{Columns.Features}' of the validation data has {got} features; expected {expected}, as in the training data. Put both through the same fitted transforms.");
        }
    }
}
