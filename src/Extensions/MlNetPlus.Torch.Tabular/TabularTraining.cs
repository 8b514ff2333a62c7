using System.Globalization;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;
using TorchSharp;

namespace MlNetPlus.Torch.Tabular;

/// <summary>The training of one network: the rows are encoded, the network made, trained and taken to managed memory.</summary>
internal sealed class TabularTraining : IDisposable
{
    private const double OperationsWorthThreads = 2e9;

    private readonly IHostEnvironment _environment;
    private readonly FeatureScaling _scaling;
    private readonly TargetScaling? _target;
    private readonly TabularModule _module;
    private readonly TabularProblem _problem;
    private readonly TrainingOptions _settings;
    private readonly int _trainingRows;
    private readonly int _validationRows;

    public TabularTraining(
        IHostEnvironment environment,
        TabularNeuralNetworkOptions options,
        TabularRows rows,
        TabularRows? aside,
        HoldOut part,
        int outputs,
        bool isRegression,
        int seed,
        IProgress<TrainingProgress>? progress)
    {
        _environment = environment;
        _scaling = FeatureScaling.Learn(rows, part.Training, NetworkPresets.Scaling(options.Network));
        _target = isRegression ? TargetScaling.Learn(rows, part.Training) : null;
        var training = EncodedRows.Of(rows, part.Training, _scaling, _target);
        var held = aside is not null
            ? EncodedRows.Of(aside, [.. Enumerable.Range(0, aside.Count).Select(row => (long)row)], _scaling, _target)
            : part.Validation.Count > 0 ? EncodedRows.Of(rows, part.Validation, _scaling, _target) : null;
        (_trainingRows, _validationRows) = (training.Count, held?.Count ?? 0);

        _settings = options.Training.ValidatedCopy();
        _settings.MaxLearningRate ??= NetworkPresets.LearningRate(options.Network, isRegression, rows.Count);
        _settings.Seed = seed;
        _settings.Progress = new TrainingLog(environment, nameof(TabularNeuralNetworkTrainer), progress);
        var bins = options.Network == TabularNetwork.TabMMini ? options.Bins : 0;
        var layout = new InputLayout(
            _scaling.NumberCount,
            _scaling.CategorySizes,
            [.. Enumerable.Range(0, _scaling.NumberCount).Select(column => bins > 0 ? BinEdges.Learn(training, column, bins) : [])]);
        var device = TrainingDevice.Resolve(_settings.Device);
        using var generator = new torch.Generator((ulong)(uint)seed, torch.CPU);
        _module = NetworkPresets.Create(options, layout, rows.Count, outputs, isRegression, generator, device);
        _problem = new TabularProblem(_module, device, training, held, _settings.LabelSmoothing, environment.ThrowIfCancelled);
    }

    public LearningRateCurve FindLearningRate() => OnFewThreads(() => LearningRateFinder.Find(_problem, _settings));

    public (TrainedNetwork Network, TrainingHistory History) Fit(string name)
    {
        var history = OnFewThreads(() => TrainingLoop.Fit(_problem, _settings));
        _environment.LogInformation(nameof(TabularNeuralNetworkTrainer), string.Create(
            CultureInfo.InvariantCulture,
            $"{name}{_trainingRows} training and {_validationRows} validation rows, {history.Epochs.Count} epochs, weights of epoch {history.KeptEpoch}. {history.StopMessage}"));
        return (new TrainedNetwork(_scaling, _module.Export(), _target), history);
    }

    public void Dispose() => _problem.Dispose();

    /// <summary>
    /// Threads that share little work mostly wait for one another, and on a machine that is busy they do so for long. So small networks train on one; the
    /// process's setting is put back afterwards.
    /// </summary>
    private T OnFewThreads<T>(Func<T> work)
    {
        var threads = torch.get_num_threads();
        var operations = 6.0 * _module.OperationsPerRow * (_settings.BatchSize ?? EpochPlan.AutomaticBatchSize);
        if (threads == 1 || operations >= OperationsWorthThreads)
            return work();
        torch.set_num_threads(1);
        try
        {
            return work();
        }
        finally
        {
            torch.set_num_threads(threads);
        }
    }
}
