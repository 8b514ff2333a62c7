using System.Runtime.InteropServices;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;
using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>
/// Training of an image network's head alone. The body sees each picture once, and what it makes of it is kept: the mean of each feature map, which is
/// all that the heads of these networks read.
/// </summary>
internal sealed class FrozenBodyProblem : TrainingProblem, IDisposable
{
    private readonly VisionBackbone _network;
    private readonly PixelBatches _batches;
    private readonly LabelledImages _training;
    private readonly LabelledImages? _validation;
    private readonly TargetLosses _losses;
    private readonly ImageNeuralNetworkOptions _options;
    private readonly IHostEnvironment _environment;
    private KeptRows? _features;
    private Device _device = CPU;

    /// <param name="network">The network.</param>
    /// <param name="batches">What takes pictures to its input.</param>
    /// <param name="training">The pictures to train on.</param>
    /// <param name="validation">The pictures to evaluate on, or null.</param>
    /// <param name="losses">The loss of all targets.</param>
    /// <param name="options">Where features are kept, and how many pictures the body sees at once.</param>
    /// <param name="environment">Where cancellation comes from, and what the body has seen is logged.</param>
    public FrozenBodyProblem(
        VisionBackbone network, PixelBatches batches, LabelledImages training, LabelledImages? validation, TargetLosses losses, ImageNeuralNetworkOptions options, IHostEnvironment environment) =>
        (_network, _batches, _training, _validation, _losses, _options, _environment) = (network, batches, training, validation, losses, options, environment);

    public override nn.Module Module => _network;

    public override long RowCount => _training.Count;

    /// <summary>The features, once the training has started.</summary>
    public KeptRows Features => _features!;

    public override void Start(TrainingContext context)
    {
        base.Start(context);
        _device = context.Device;
        _features ??= ReadAll();
    }

    public override void OnStepStarting(TrainingStep step) => _environment.ThrowIfCancelled();

    /// <summary>The body's normalization has done its work already.</summary>
    internal override bool MixesRows => false;

    public override Tensor Losses(ReadOnlySpan<long> rows) => _losses.Of(Classify(rows, first: 0), _losses.Labels(_training, rows, _device));

    public override IReadOnlyList<TrainingMetric> Validate() => _validation is null
        ? []
        : _losses.Evaluate(_validation, _options.ScoringBatchSize, _device, rows => Classify(rows, first: _training.Count));

    public void Dispose() => _features?.Dispose();

    /// <param name="rows">The pictures.</param>
    /// <param name="first">The place of the first of their kind: those of the validation stand behind those of the training.</param>
    private Tensor Classify(ReadOnlySpan<long> rows, long first)
    {
        var features = new float[rows.Length * _network.Info.FeatureCount];
        var bytes = MemoryMarshal.AsBytes(features.AsSpan());
        for (var i = 0; i < rows.Length; i++)
            _features!.CopyTo(first + rows[i], bytes[(i * _features.Length)..]);
        return _network.Classify(tensor(features, [rows.Length, _network.Info.FeatureCount, 1, 1], device: _device));
    }

    private KeptRows ReadAll()
    {
        _network.eval();
        var features = new KeptRows(_network.Info.FeatureCount * sizeof(float), _options.MaxCacheMemory, _options.CacheFolder, "features of pictures");
        try
        {
            AddTo(features, _training);
            if (_validation is not null)
                AddTo(features, _validation);
            return features;
        }
        catch
        {
            features.Dispose();
            throw;
        }
    }

    private void AddTo(KeptRows features, LabelledImages images)
    {
        using var noGradients = no_grad();
        var report = new SlowWorkLog(_environment, LabelledImages.Consumer);
        foreach (var rows in Enumerable.Range(0, images.Count).Select(row => (long)row).Chunk(_options.ScoringBatchSize))
        {
            _environment.ThrowIfCancelled();
            _options.Training.CancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var maps = _network.Features(_batches.Normalize(PixelBatches.Unit(_batches.Bytes(images, rows), _device))); // (n, features, height, width)
            var means = MemoryMarshal.AsBytes(maps.mean([2, 3]).cpu().data<float>().ToArray().AsSpan());
            for (; !means.IsEmpty; means = means[features.Length..])
                features.Add(means[..features.Length]);
            report.Say(() => $"The frozen body has seen {features.Count} pictures.");
        }
    }
}
