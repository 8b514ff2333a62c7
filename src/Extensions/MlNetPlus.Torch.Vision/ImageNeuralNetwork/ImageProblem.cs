using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Training of an image network on decoded pictures. Owns neither.</summary>
internal sealed class ImageProblem : TrainingProblem
{
    private const double LowestFactor = 0.01;
    private const int RowsPerEvaluation = 64;

    private readonly VisionBackbone _network;
    private readonly PixelBatches _batches;
    private readonly LabelledImages _training;
    private readonly LabelledImages? _validation;
    private readonly IReadOnlyList<ImageHead> _heads;
    private readonly float[]?[] _classWeights;
    private readonly ImageNeuralNetworkOptions _options;
    private readonly ImageAugmentation? _augmentation;
    private readonly bool _discriminative;
    private readonly Action _throwIfCancelled;
    private TrainingContext? _context;

    /// <param name="network">The network.</param>
    /// <param name="batches">What takes pictures to its input.</param>
    /// <param name="training">The pictures to train on.</param>
    /// <param name="validation">The pictures to evaluate on, or null.</param>
    /// <param name="heads">The targets, in the order of their scores and labels.</param>
    /// <param name="options">Augmentation, mixing, label smoothing, weights of classes.</param>
    /// <param name="discriminative">Whether the first layers learn at a hundredth of the head's rate.</param>
    /// <param name="throwIfCancelled">Called before each step.</param>
    public ImageProblem(
        VisionBackbone network,
        PixelBatches batches,
        LabelledImages training,
        LabelledImages? validation,
        IReadOnlyList<ImageHead> heads,
        ImageNeuralNetworkOptions options,
        bool discriminative,
        Action throwIfCancelled)
    {
        (_network, _batches, _training, _validation, _heads, _options, _discriminative, _throwIfCancelled) =
            (network, batches, training, validation, heads, options, discriminative, throwIfCancelled);
        _augmentation = options.Augmentation is { } augmentation ? new ImageAugmentation(augmentation) : null;
        _classWeights = [.. heads.Select((head, target) => options.BalanceClasses && head.HasClasses ? BalancedWeights(training.Labels[target], head.Width) : null)];
    }

    public override nn.Module Module => _network;

    public override long RowCount => _training.Count;

    public override void Start(TrainingContext context)
    {
        base.Start(context);
        _context = context;
    }

    /// <summary>The same rate for all layers, or rates that grow geometrically from group to group, as fastai's <c>slice(lr / 100, lr)</c>.</summary>
    public override IReadOnlyList<ParameterGroup> ParameterGroups()
    {
        if (!_discriminative)
            return ParameterGroup.Of(_network);
        var layers = _network.LayerGroups;
        var factors = ParameterGroup.GeometricFactors(LowestFactor, layers.Count);
        var groups = layers
            .SelectMany((group, i) => group.Modules.SelectMany((part, n) => ParameterGroup.Of(part, FormattableString.Invariant($"{group.Name}, part {n + 1}"), factors[i])))
            .ToList();
        return groups;
    }

    public override void OnStepStarting(TrainingStep step) => _throwIfCancelled();

    public override Tensor Losses(ReadOnlySpan<long> rows)
    {
        var context = _context!;
        var (images, labels) = Batch(_training, rows, context.Device);
        if (_augmentation is not null)
            images = _augmentation.Apply(images, context.Generator);
        if (_options.MixUp is null && _options.CutMix is null)
            return Losses(_network.call(_batches.Normalize(images)), labels);

        using var mixed = _options.MixUp is { } alpha
            ? BatchMixing.MixUp(images, alpha, context.Generator)
            : BatchMixing.CutMix(images, _options.CutMix!.Value, context.Generator);
        var output = _network.call(_batches.Normalize(mixed.Images));
        return mixed.Losses(labels, given => Losses(output, given));
    }

    public override IReadOnlyList<TrainingMetric> Validate()
    {
        if (_validation is null)
            return [];
        var evaluations = _heads.Select(head => new HeadEvaluation(head)).ToArray();
        var device = _context!.Device;
        for (var start = 0; start < _validation.Count; start += RowsPerEvaluation)
        {
            using var scope = NewDisposeScope();
            var rows = Enumerable.Range(start, Math.Min(RowsPerEvaluation, _validation.Count - start)).Select(row => (long)row).ToArray();
            var (images, labels) = Batch(_validation, rows, device);
            var output = _network.call(_batches.Normalize(images)); // (n, scores of all targets)
            foreach (var (target, evaluation) in evaluations.Index())
                evaluation.Add(output, labels.select(1, target));
        }

        TrainingMetric[] metrics = [.. evaluations.SelectMany(evaluation => evaluation.Metrics())];
        return evaluations.Length == 1 ? metrics : [new("Loss", evaluations.Sum(evaluation => evaluation.WeightedLoss)), .. metrics];
    }

    /// <summary>As <see cref="ClassificationLoss.BalancedWeights"/>, by class.</summary>
    private static float[] BalancedWeights(float[] labels, int classes)
    {
        var counts = labels.CountBy(label => (int)label).ToDictionary();
        return [.. Enumerable.Range(0, classes).Select(c => counts.TryGetValue(c, out var count) ? (float)((double)labels.Length / ((double)counts.Count * count)) : 1)];
    }

    /// <summary>The losses of all targets, weighted and added: shape (n).</summary>
    private Tensor Losses(Tensor output, Tensor labels)
    {
        using var scope = NewDisposeScope();
        Tensor? sum = null;
        foreach (var (target, head) in _heads.Index())
        {
            var given = labels.select(1, target);
            var losses = head.Losses(output, given, _options.Training.LabelSmoothing);
            if (_classWeights[target] is { } weights)
                losses *= tensor(weights, device: labels.device).index_select(0, given.to_type(ScalarType.Int64));
            losses = head.Weight == 1 ? losses : losses * head.Weight;
            sum = sum is null ? losses : sum + losses;
        }

        return sum!.MoveToOuterDisposeScope();
    }

    /// <returns>Pictures from 0 to 1, and labels of shape (n, targets).</returns>
    private (Tensor Images, Tensor Labels) Batch(LabelledImages from, ReadOnlySpan<long> rows, Device device)
    {
        var pictures = new byte[rows.Length][];
        var labels = new float[rows.Length * _heads.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            pictures[i] = from.Pixels[(int)rows[i]];
            for (var target = 0; target < _heads.Count; target++)
                labels[(i * _heads.Count) + target] = from.Labels[target][(int)rows[i]];
        }

        return (PixelBatches.Unit(_batches.Bytes(pictures), device), tensor(labels, [rows.Length, _heads.Count], device: device));
    }
}
