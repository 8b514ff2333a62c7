using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Training of a <see cref="TabularModule"/> on encoded rows. Owns its tensors and the network.</summary>
internal sealed class TabularProblem : TrainingProblem, IDisposable
{
    private const long RowsPerEvaluation = 4096;

    private readonly TabularModule _module;
    private readonly Rows _training;
    private readonly Rows? _validation;
    private readonly bool _isRegression;
    private readonly double _labelSmoothing;
    private readonly Action _throwIfCancelled;

    /// <param name="module">The network, owned by the problem from here on, on its device.</param>
    /// <param name="device">That device.</param>
    /// <param name="training">The rows to train on.</param>
    /// <param name="validation">The rows to evaluate on, or null.</param>
    /// <param name="labelSmoothing">For classes.</param>
    /// <param name="throwIfCancelled">Called before each step.</param>
    public TabularProblem(TabularModule module, Device device, EncodedRows training, EncodedRows? validation, double labelSmoothing, Action throwIfCancelled)
    {
        _module = module;
        _isRegression = training.Classes is null;
        _labelSmoothing = labelSmoothing;
        _throwIfCancelled = throwIfCancelled;
        RowCount = training.Count;
        RowWeights = training.Weights;
        _training = new Rows(training, device);
        _validation = validation is null ? null : new Rows(validation, device);
    }

    public override nn.Module Module => _module;

    public override long RowCount { get; }

    public override IReadOnlyList<float>? RowWeights { get; }

    /// <summary>All is on the device already.</summary>
    public override void Start(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _module.Randomness = context.Generator;
    }

    public override IReadOnlyList<ParameterGroup> ParameterGroups() => _module.Groups();

    public override void OnStepStarting(TrainingStep step) => _throwIfCancelled();

    public override Tensor Losses(ReadOnlySpan<long> rows)
    {
        var index = tensor(rows.ToArray(), device: _training.Targets.device);
        var outputs = _module.call(_training.Numbers.index_select(0, index), _training.Codes.index_select(0, index)); // (members, n, outputs)
        var targets = _training.Targets.index_select(0, index);
        var members = outputs.size(0);
        var losses = _isRegression
            ? (outputs.squeeze(2) - targets).pow(2)
            : ClassificationLoss.CrossEntropy(outputs.flatten(0, 1), targets.repeat(members), _labelSmoothing).view(members, -1);
        return members == 1 ? losses.squeeze(0) : losses.mean([0]); // the mean of the members' losses, not the loss of their mean
    }

    public override IReadOnlyList<TrainingMetric> Validate()
    {
        if (_validation is null)
            return [];
        var count = _validation.Targets.size(0);
        var (sum, weight) = (0.0, 0.0);
        for (long start = 0; start < count; start += RowsPerEvaluation)
        {
            using var scope = NewDisposeScope();
            var length = Math.Min(RowsPerEvaluation, count - start);
            var losses = VotedLosses(_validation.Numbers.narrow(0, start, length), _validation.Codes.narrow(0, start, length), _validation.Targets.narrow(0, start, length));
            var weights = _validation.Weights?.narrow(0, start, length);
            sum += (weights is null ? losses : losses * weights).sum(ScalarType.Float64).ToDouble();
            weight += weights?.sum(ScalarType.Float64).ToDouble() ?? length;
        }

        return [new TrainingMetric(_isRegression ? "MeanSquaredError" : "LogLoss", sum / weight)];
    }

    public void Dispose()
    {
        _module.Dispose();
        _training.Dispose();
        _validation?.Dispose();
    }

    /// <summary>The losses (n) of what the members predict together.</summary>
    private Tensor VotedLosses(Tensor numbers, Tensor codes, Tensor targets)
    {
        var outputs = _module.call(numbers, codes); // (members, n, outputs)
        if (_isRegression)
            return (outputs.squeeze(2).mean([0]) - targets).pow(2);
        var logProbabilities = nn.functional.log_softmax(outputs, 2).logsumexp(0) - Math.Log(outputs.size(0)); // (n, outputs): of the mean probability
        return nn.functional.nll_loss(logProbabilities, targets, reduction: nn.Reduction.None);
    }

    /// <summary>The tensors of some rows.</summary>
    private sealed class Rows(EncodedRows rows, Device device) : IDisposable
    {
        public Tensor Numbers { get; } = tensor(rows.Numbers, [rows.Count, rows.NumberCount], device: device).DetachFromDisposeScope();

        public Tensor Codes { get; } = tensor(rows.Codes, [rows.Count, rows.CategoryCount], device: device).DetachFromDisposeScope();

        public Tensor Targets { get; } = (rows.Classes is null ? tensor(rows.Values!, device: device) : tensor(rows.Classes, device: device)).DetachFromDisposeScope();

        public Tensor? Weights { get; } = rows.Weights is null ? null : tensor(rows.Weights, device: device).DetachFromDisposeScope();

        public void Dispose()
        {
            Numbers.Dispose();
            Codes.Dispose();
            Targets.Dispose();
            Weights?.Dispose();
        }
    }
}
