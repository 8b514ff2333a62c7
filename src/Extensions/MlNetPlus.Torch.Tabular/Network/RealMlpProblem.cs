using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Training of a <see cref="RealMlpModule"/> on scaled rows. Owns its tensors and the network.</summary>
internal sealed class RealMlpProblem : TrainingProblem, IDisposable
{
    private const double ScaleLayerFactor = 6;
    private const double BiasFactor = 0.1;
    private const long RowsPerEvaluation = 8192;

    private readonly RealMlpModule _module;
    private readonly bool _isRegression;
    private readonly double _labelSmoothing;
    private readonly Action _throwIfCancelled;
    private Tensor _inputs;
    private Tensor _targets;
    private Tensor? _validationInputs;
    private Tensor? _validationTargets;

    /// <param name="module">The network, owned by the problem from here on.</param>
    /// <param name="training">The rows to train on.</param>
    /// <param name="validation">The rows to evaluate on, or null.</param>
    /// <param name="labelSmoothing">For classes.</param>
    /// <param name="throwIfCancelled">Called before each step.</param>
    public RealMlpProblem(RealMlpModule module, ScaledRows training, ScaledRows? validation, double labelSmoothing, Action throwIfCancelled)
    {
        _module = module;
        _isRegression = training.Classes is null;
        _labelSmoothing = labelSmoothing;
        _throwIfCancelled = throwIfCancelled;
        RowCount = training.Count;
        _inputs = InputsOf(training);
        _targets = TargetsOf(training);
        if (validation is not null)
        {
            _validationInputs = InputsOf(validation);
            _validationTargets = TargetsOf(validation);
        }
    }

    public override nn.Module Module => _module;

    public override long RowCount { get; }

    public override void Start(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        base.Start(context);
        _inputs = Move(_inputs, context.Device);
        _targets = Move(_targets, context.Device);
        if (_validationInputs is null)
            return;
        _validationInputs = Move(_validationInputs, context.Device);
        _validationTargets = Move(_validationTargets!, context.Device);
    }

    public override IReadOnlyList<ParameterGroup> ParameterGroups() =>
    [
        new ParameterGroup("scale", [_module.Scale], ScaleLayerFactor),
        new ParameterGroup("weights", [.. _module.Weights]),
        new ParameterGroup("biases", [.. _module.Biases], BiasFactor, weightDecay: false),
    ];

    public override void OnStepStarting(TrainingStep step) => _throwIfCancelled();

    public override Tensor Losses(ReadOnlySpan<long> rows)
    {
        var index = tensor(rows.ToArray(), device: _inputs.device);
        return LossesOf(_inputs.index_select(0, index), _targets.index_select(0, index), _labelSmoothing);
    }

    public override IReadOnlyList<TrainingMetric> Validate()
    {
        if (_validationInputs is null)
            return [];
        var count = _validationInputs.size(0);
        var sum = 0.0;
        for (long start = 0; start < count; start += RowsPerEvaluation)
        {
            using var scope = NewDisposeScope();
            var length = Math.Min(RowsPerEvaluation, count - start);
            sum += LossesOf(_validationInputs.narrow(0, start, length), _validationTargets!.narrow(0, start, length), labelSmoothing: 0)
                .sum(ScalarType.Float64).ToDouble();
        }

        return [new TrainingMetric(_isRegression ? "MeanSquaredError" : "LogLoss", sum / count)];
    }

    public void Dispose()
    {
        _module.Dispose();
        _inputs.Dispose();
        _targets.Dispose();
        _validationInputs?.Dispose();
        _validationTargets?.Dispose();
    }

    private static Tensor InputsOf(ScaledRows rows) => tensor(rows.Inputs, [rows.Count, rows.Width]);

    private static Tensor TargetsOf(ScaledRows rows) => rows.Classes is null ? tensor(rows.Values!) : tensor(rows.Classes);

    private static Tensor Move(Tensor held, Device device)
    {
        var moved = held.to(device);
        if (!ReferenceEquals(moved, held))
            held.Dispose();
        return moved;
    }

    private Tensor LossesOf(Tensor inputs, Tensor targets, double labelSmoothing)
    {
        var outputs = _module.call(inputs); // (n, outputs)
        return _isRegression ? (outputs.squeeze(1) - targets).pow(2) : ClassificationLoss.CrossEntropy(outputs, targets, labelSmoothing);
    }
}
