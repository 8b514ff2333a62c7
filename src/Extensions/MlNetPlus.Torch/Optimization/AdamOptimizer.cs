using TorchSharp;
using TorchSharp.Modules;

namespace MlNetPlus.Torch;

/// <summary>
/// Adam as fastai has it: averages that follow the momentum of the moment, epsilon outside of the root, weight decay decoupled.
/// </summary>
/// <remarks>
/// For each parameter that requires a gradient and has had one, in this order: p ← p·(1 − lr·wd); m ← mom·m + (1 − mom)·g; v ← sqr·v + (1 − sqr)·g²; t ← t + 1;
/// p ← p − lr/(1 − mom^t) · m / (√(v/(1 − sqr^t)) + ε). The momentum in 1 − mom^t is that of this step, so under a schedule that moves
/// the momentum this is not <c>torch.optim.AdamW</c>. Not thread safe.
/// </remarks>
public sealed class AdamOptimizer : IDisposable
{
    private readonly AdamOptions _options;
    private readonly IReadOnlyList<ParameterGroup> _groups;
    private readonly Dictionary<IntPtr, AdamState> _states = [];

    /// <summary>Makes an optimizer that has seen no gradient yet.</summary>
    /// <param name="groups">The parameters, each in one group. The optimizer owns none of them.</param>
    /// <param name="options">The settings, copied.</param>
    /// <exception cref="ArgumentException">A setting is out of its range, or a parameter is in two groups.</exception>
    public AdamOptimizer(IReadOnlyList<ParameterGroup> groups, AdamOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        _options = (options ?? new AdamOptions()).ValidatedCopy();
        _groups = [.. groups];
        var seen = new HashSet<IntPtr>();
        foreach (var group in _groups)
        {
            if (!group.Parameters.All(parameter => seen.Add(parameter.Handle)))
                throw new ArgumentException($"Parameter group '{group.Name}' has a parameter that is there already, in it or in another group.", nameof(groups));
        }
    }

    /// <summary>All parameters, in the order of their groups.</summary>
    public IEnumerable<Parameter> Parameters => _groups.SelectMany(group => group.Parameters);

    /// <summary>Moves the parameters by their gradients. Those that are frozen, or never had a gradient, are left alone.</summary>
    /// <param name="learningRate">The learning rate of a group with factor 1, at least 0.</param>
    /// <param name="weightDecay">The weight decay of the groups whose weights decay, at least 0.</param>
    /// <param name="momentum">The decay of the average of gradients in this step; null for that of the options.</param>
    public void Step(double learningRate, double weightDecay = 0, double? momentum = null)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        foreach (var group in _groups)
        {
            foreach (var parameter in group.Parameters)
            {
                if (!parameter.requires_grad || parameter.grad is not { } gradient)
                    continue;
                if (!_states.TryGetValue(parameter.Handle, out var state))
                    _states[parameter.Handle] = state = new AdamState(parameter);
                Move(parameter, gradient, state, learningRate * group.LearningRateFactor, group.WeightDecay ? weightDecay : 0, momentum ?? _options.Momentum);
            }
        }
    }

    /// <summary>Sets the gradients to zero. Those that were never computed stay null.</summary>
    public void ZeroGradients()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        foreach (var parameter in Parameters)
            parameter.grad?.zero_();
    }

    /// <summary>Disposes the averages.</summary>
    public void Dispose()
    {
        Reset();
        GC.SuppressFinalize(this);
    }

    /// <summary>Forgets all gradients seen.</summary>
    internal void Reset()
    {
        foreach (var state in _states.Values)
            state.Dispose();
        _states.Clear();
    }

    /// <summary>The state of each parameter by its place in <see cref="Parameters"/>; null for one that had no gradient yet.</summary>
    internal IReadOnlyList<AdamState?> States() => [.. Parameters.Select(parameter => _states.GetValueOrDefault(parameter.Handle))];

    /// <summary>Makes the state of a parameter, to be filled from a checkpoint.</summary>
    internal AdamState CreateState(Parameter parameter) => _states[parameter.Handle] = new AdamState(parameter);

    private void Move(Parameter parameter, torch.Tensor gradient, AdamState state, double learningRate, double weightDecay, double momentum)
    {
        if (weightDecay > 0 && _options.DecoupledWeightDecay)
            parameter.mul_(1 - (learningRate * weightDecay));
        else if (weightDecay > 0)
            gradient = gradient.add(parameter, alpha: weightDecay);

        var squaredMomentum = _options.SquaredMomentum;
        state.Average.mul_(momentum).add_(gradient, alpha: 1 - momentum);
        state.SquaredAverage.mul_(squaredMomentum).addcmul_(gradient, gradient, value: 1 - squaredMomentum);
        state.Steps++;
        var rate = learningRate / (1 - Math.Pow(momentum, state.Steps));
        var unbiased = 1 - Math.Pow(squaredMomentum, state.Steps);
        var divisor = state.SquaredAverage.sqrt().div_(Math.Sqrt(unbiased)).add_(_options.Epsilon);
        parameter.addcdiv_(state.Average, divisor, value: -rate);
    }
}
