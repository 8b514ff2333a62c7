using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Training of an image network on decoded pictures. Owns neither.</summary>
internal sealed class ImageProblem : TrainingProblem
{
    private readonly VisionBackbone _network;
    private readonly PixelBatches _batches;
    private readonly LabelledImages _training;
    private readonly LabelledImages? _validation;
    private readonly TargetLosses _losses;
    private readonly ImageNeuralNetworkOptions _options;
    private readonly ImageAugmentation? _augmentation;
    private readonly IReadOnlyList<double>? _factors;
    private readonly Action _throwIfCancelled;
    private TrainingContext? _context;

    /// <param name="network">The network.</param>
    /// <param name="batches">What takes pictures to its input.</param>
    /// <param name="training">The pictures to train on.</param>
    /// <param name="validation">The pictures to evaluate on, or null.</param>
    /// <param name="losses">The loss of all targets.</param>
    /// <param name="options">Augmentation and mixing.</param>
    /// <param name="factors">What each group of layers multiplies the learning rate by; null where all learn at the same rate.</param>
    /// <param name="throwIfCancelled">Called before each step.</param>
    public ImageProblem(
        VisionBackbone network,
        PixelBatches batches,
        LabelledImages training,
        LabelledImages? validation,
        TargetLosses losses,
        ImageNeuralNetworkOptions options,
        IReadOnlyList<double>? factors,
        Action throwIfCancelled)
    {
        (_network, _batches, _training, _validation, _losses, _options, _factors, _throwIfCancelled) =
            (network, batches, training, validation, losses, options, factors, throwIfCancelled);
        _augmentation = options.Augmentation is { } augmentation ? new ImageAugmentation(augmentation) : null;
    }

    public override nn.Module Module => _network;

    public override long RowCount => _training.Count;

    public override void Start(TrainingContext context)
    {
        base.Start(context);
        _context = context;
    }

    /// <summary>The same rate for all layers, or one for each group of them.</summary>
    public override IReadOnlyList<ParameterGroup> ParameterGroups()
    {
        if (_factors is null)
            return ParameterGroup.Of(_network);
        return
        [
            .. _network.LayerGroups.SelectMany((group, i) =>
                group.Modules.SelectMany((part, n) => ParameterGroup.Of(part, FormattableString.Invariant($"{group.Name}, part {n + 1}"), _factors[i]))),
        ];
    }

    public override void OnStepStarting(TrainingStep step) => _throwIfCancelled();

    public override Tensor Losses(ReadOnlySpan<long> rows)
    {
        var context = _context!;
        var images = PixelBatches.Unit(_batches.Bytes(_training, rows), context.Device);
        var labels = _losses.Labels(_training, rows, context.Device);
        if (_augmentation is not null)
            images = _augmentation.Apply(images, context.Generator);
        if (_options.MixUp is null && _options.CutMix is null)
            return _losses.Of(_network.call(_batches.Normalize(images)), labels);

        using var mixed = _options.MixUp is { } alpha
            ? BatchMixing.MixUp(images, alpha, context.Generator)
            : BatchMixing.CutMix(images, _options.CutMix!.Value, context.Generator);
        var output = _network.call(_batches.Normalize(mixed.Images));
        return mixed.Losses(labels, given => _losses.Of(output, given));
    }

    public override IReadOnlyList<TrainingMetric> Validate() => _validation is null
        ? []
        : _losses.Evaluate(_validation, _options.ScoringBatchSize, _context!.Device, rows => _network.call(_batches.Normalize(PixelBatches.Unit(_batches.Bytes(_validation, rows), _context.Device))));
}
