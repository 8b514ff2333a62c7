using System.Globalization;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>The training of one image network, in one stage or, as fastai's <c>fine_tune</c>, in two.</summary>
internal sealed class ImageTraining
{
    private const string Source = nameof(ImageNeuralNetworkTrainer);

    // fastai's fine_tune: the head in a cycle that hardly falls, then all layers at half its rate, in one that starts higher than usual.
    private const double FrozenPercentStart = 0.99;
    private const double WholePercentStart = 0.3;
    private const double WholeDiv = 5;
    private const double FrozenBodyFactor = 0.1;
    private const double FirstLayersFactor = 0.01;

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
        : LearningRateFinder.Find(WholeNetwork(), _settings);

    public IReadOnlyList<TrainingHistory> Fit()
    {
        if (_options.HeadOnly)
            return [WithFrozenBody(problem => TrainingLoop.Fit(problem, _settings))];
        return IsInStages ? FitInStages() : [TrainingLoop.Fit(WholeNetwork(), _settings)];
    }

    private List<TrainingHistory> FitInStages()
    {
        var histories = new List<TrainingHistory>();
        // A checkpoint of the second stage holds all weights, also those that the first stage made, and the rate that it found.
        if (_settings.CheckpointPath is null || !File.Exists(_settings.CheckpointPath))
        {
            histories.Add(WithFrozenBody(problem => TrainingLoop.Fit(problem, FrozenSettings())));
            if (histories[0].Stop is TrainingStop.Cancelled or TrainingStop.NotFinite)
                return histories;
        }

        LayerFreezing.Unfreeze(_network);
        double? found = histories.Count > 0 ? histories[0].MaxLearningRate / 2 : null;
        histories.Add(TrainingLoop.FitStage(WholeNetwork(ParameterGroup.GeometricFactors(FirstLayersFactor, _network.LayerGroups.Count)), WholeSettings(), found));
        return histories;
    }

    /// <summary>Without a rate where the user gave none: a checkpoint is compared with what was asked for, not with what was found.</summary>
    private TrainingOptions WholeSettings()
    {
        var settings = _settings.ValidatedCopy();
        settings.MaxLearningRate = _settings.MaxLearningRate / 2;
        if (settings.HasDefaultSchedule)
            settings.Schedule = rate => new OneCycleSchedule(rate, WholeDiv, percentStart: WholePercentStart);
        return settings;
    }

    private TrainingOptions FrozenSettings()
    {
        var settings = _settings.ValidatedCopy();
        settings.Epochs = _options.FrozenEpochs;
        settings.Schedule = rate => new OneCycleSchedule(rate, percentStart: FrozenPercentStart);
        settings.EarlyStopping = null;
        settings.CheckpointPath = _settings.CheckpointPath is { } path ? path + ".head" : null;
        settings.TensorBoardPath = _settings.TensorBoardPath is { } folder ? Path.Combine(folder, "head") : null;
        return settings;
    }

    /// <param name="factors">What each group of layers multiplies the rate by; null where all learn at the same rate.</param>
    private ImageProblem WholeNetwork(IReadOnlyList<double>? factors = null) => new(_network, _batches, _training, _validation, _losses, _options, factors, _environment.ThrowIfCancelled);

    /// <summary>What goes on learning in a frozen body, its normalization, does so at a tenth of the head's rate in fine_tune.</summary>
    private IReadOnlyList<double>? FrozenFactors() => IsInStages ? [.. _network.LayerGroups.Select(group => group.IsHead ? 1 : FrozenBodyFactor)] : null;

    private T WithFrozenBody<T>(Func<TrainingProblem, T> action)
    {
        LayerFreezing.Unfreeze(_network);
        foreach (var part in _network.LayerGroups.Where(group => !group.IsHead).SelectMany(group => group.Modules))
            LayerFreezing.Freeze(part, trainNormalization: !_options.KeepsFeatures);
        if (!_options.KeepsFeatures)
            return action(WholeNetwork(FrozenFactors()));

        using var problem = new FrozenBodyProblem(_network, _batches, _training, _validation, _losses, _options, _environment);
        var result = action(problem);
        _environment.LogInformation(Source, string.Create(
            CultureInfo.InvariantCulture,
            $"The frozen body saw each picture once; of its features, {problem.Features.BytesOnDisk / 1e6:0} MB of {problem.Features.Count * problem.Features.Length / 1e6:0} MB were in a file."));
        return result;
    }
}
