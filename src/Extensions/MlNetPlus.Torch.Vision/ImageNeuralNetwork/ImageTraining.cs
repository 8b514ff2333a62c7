using System.Globalization;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>The training of one image network, in one stage or, as fastai's <c>fine_tune</c>, in two.</summary>
internal sealed class ImageTraining
{
    private const string Source = nameof(ImageNeuralNetworkTrainer);
    private const double FrozenPercentStart = 0.99; // fastai's, as is half the rate after it

    private readonly IHostEnvironment _environment;
    private readonly ImageNeuralNetworkOptions _options;
    private readonly TrainingOptions _settings;
    private readonly VisionBackbone _network;
    private readonly PixelBatches _batches;
    private readonly LabelledImages _training;
    private readonly LabelledImages? _validation;
    private readonly TargetLosses _losses;

    public ImageTraining(
        IHostEnvironment environment, ImageNeuralNetworkOptions options, VisionBackbone network, PixelBatches batches, LabelledImages training, LabelledImages? validation, IReadOnlyList<ImageHead> heads, int seed)
    {
        (_environment, _options, _network, _batches, _training, _validation) = (environment, options, network, batches, training, validation);
        _losses = new TargetLosses(heads, training, options);
        _settings = options.Training.ValidatedCopy();
        _settings.Seed = seed;
        _settings.Progress = new TrainingLog(environment, Source, options.Training.Progress);
    }

    private bool IsInStages => _options.FrozenEpochs > 0;

    public LearningRateCurve FindLearningRate() => _options.HeadOnly || IsInStages
        ? WithFrozenBody(problem => LearningRateFinder.Find(problem, _settings))
        : LearningRateFinder.Find(WholeNetwork(discriminative: false), _settings);

    public IReadOnlyList<TrainingHistory> Fit()
    {
        if (_options.HeadOnly)
            return [WithFrozenBody(problem => TrainingLoop.Fit(problem, _settings))];
        if (!IsInStages)
            return [TrainingLoop.Fit(WholeNetwork(discriminative: false), _settings)];

        var histories = new List<TrainingHistory>();
        // A checkpoint of the second stage holds all weights, also those that the first stage made.
        if (_settings.CheckpointPath is null || !File.Exists(_settings.CheckpointPath))
        {
            histories.Add(WithFrozenBody(problem => TrainingLoop.Fit(problem, FrozenSettings())));
            if (histories[0].Stop == TrainingStop.Cancelled)
                return histories;
        }

        LayerFreezing.Unfreeze(_network);
        var settings = _settings.ValidatedCopy();
        settings.MaxLearningRate = (histories.Count > 0 ? histories[0].MaxLearningRate : _settings.MaxLearningRate) / 2;
        histories.Add(TrainingLoop.Fit(WholeNetwork(discriminative: true), settings));
        return histories;
    }

    private TrainingOptions FrozenSettings()
    {
        var settings = _settings.ValidatedCopy();
        settings.Epochs = _options.FrozenEpochs;
        settings.Schedule = rate => new OneCycleSchedule(rate, percentStart: FrozenPercentStart);
        settings.EarlyStopping = null;
        settings.CheckpointPath = _settings.CheckpointPath is { } path ? path + ".head" : null;
        return settings;
    }

    private ImageProblem WholeNetwork(bool discriminative) => new(_network, _batches, _training, _validation, _losses, _options, discriminative, _environment.ThrowIfCancelled);

    private T WithFrozenBody<T>(Func<TrainingProblem, T> action)
    {
        LayerFreezing.Unfreeze(_network);
        foreach (var part in _network.LayerGroups.Where(group => !group.IsHead).SelectMany(group => group.Modules))
            LayerFreezing.Freeze(part, trainNormalization: !_options.KeepsFeatures);
        if (!_options.KeepsFeatures)
            return action(WholeNetwork(discriminative: false));

        using var problem = new FrozenBodyProblem(_network, _batches, _training, _validation, _losses, _options, _environment.ThrowIfCancelled);
        var result = action(problem);
        _environment.LogInformation(Source, string.Create(
            CultureInfo.InvariantCulture,
            $"The frozen body saw each picture once; of its features, {problem.Features.BytesOnDisk / 1e6:0} MB of {problem.Features.Count * problem.Features.Length / 1e6:0} MB were in a file."));
        return result;
    }
}
