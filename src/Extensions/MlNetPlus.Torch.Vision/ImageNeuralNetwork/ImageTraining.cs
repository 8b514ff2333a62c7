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
    private readonly IReadOnlyList<ImageHead> _heads;

    public ImageTraining(
        IHostEnvironment environment, ImageNeuralNetworkOptions options, VisionBackbone network, PixelBatches batches, LabelledImages training, LabelledImages? validation, IReadOnlyList<ImageHead> heads, int seed)
    {
        (_environment, _options, _network, _batches, _training, _validation, _heads) = (environment, options, network, batches, training, validation, heads);
        _settings = options.Training.ValidatedCopy();
        _settings.Seed = seed;
        _settings.Progress = new TrainingLog(environment, Source, options.Training.Progress);
    }

    private bool IsInStages => _options.FrozenEpochs > 0;

    public LearningRateCurve FindLearningRate()
    {
        Freeze(IsInStages);
        return LearningRateFinder.Find(Problem(discriminative: false), _settings);
    }

    public IReadOnlyList<TrainingHistory> Fit()
    {
        if (!IsInStages)
            return [TrainingLoop.Fit(Problem(discriminative: false), _settings)];

        var histories = new List<TrainingHistory>();
        // A checkpoint of the second stage holds all weights, also those that the first stage made.
        if (_settings.CheckpointPath is null || !File.Exists(_settings.CheckpointPath))
        {
            Freeze(frozen: true);
            histories.Add(TrainingLoop.Fit(Problem(discriminative: false), FrozenSettings()));
            if (histories[0].Stop == TrainingStop.Cancelled)
                return histories;
        }

        Freeze(frozen: false);
        var settings = _settings.ValidatedCopy();
        settings.MaxLearningRate = (histories.Count > 0 ? histories[0].MaxLearningRate : _settings.MaxLearningRate) / 2;
        histories.Add(TrainingLoop.Fit(Problem(discriminative: true), settings));
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

    private ImageProblem Problem(bool discriminative) => new(_network, _batches, _training, _validation, _heads, _options, discriminative, _environment.ThrowIfCancelled);

    private void Freeze(bool frozen)
    {
        LayerFreezing.Unfreeze(_network);
        foreach (var part in _network.LayerGroups.Where(group => frozen && !group.IsHead).SelectMany(group => group.Modules))
            LayerFreezing.Freeze(part);
    }
}
