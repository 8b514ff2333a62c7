using System.Globalization;
using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>One optimizer step: the batches of a window forward and backward, then clipping and the optimizer, once.</summary>
internal sealed class StepRunner : IDisposable
{
    private readonly TrainingProblem _problem;
    private readonly TrainingOptions _options;
    private readonly torch.Device _device;
    private readonly IReadOnlyList<float>? _weights;
    private readonly Action<string> _warn;

    public StepRunner(TrainingProblem problem, TrainingOptions options, torch.Device device, EpochPlan plan, Action<string> warn)
    {
        _problem = problem;
        _options = options;
        _device = device;
        _weights = problem.RowWeights;
        _warn = warn;
        Plan = plan;
        Optimizer = new AdamOptimizer(problem.ParameterGroups(), options.Optimizer);
        if (!Optimizer.Parameters.Any(parameter => parameter.requires_grad))
            throw new InvalidOperationException($"{problem.GetType().Name} has no parameter that requires a gradient, so there is nothing to train.");
        ClearGradients();
    }

    public EpochPlan Plan { get; set; }

    public AdamOptimizer Optimizer { get; }

    /// <summary>Makes the step of a window of rows; no step when the loss or the gradient is not finite, which the result then shows.</summary>
    public StepResult Run(ReadOnlySpan<long> rows, TrainingStep step)
    {
        var result = ComputeGradient(rows);
        if (result.IsFinite && result.Weight > 0)
            MakeStep(step);
        return result;
    }

    public void Dispose()
    {
        ClearGradients();
        Optimizer.Dispose();
    }

    private StepResult ComputeGradient(ReadOnlySpan<long> rows)
    {
        while (true)
        {
            try
            {
                return ComputeGradientOnce(rows);
            }
            catch (Exception exception) when (OutOfDeviceMemory.Is(exception))
            {
                ClearGradients();
                HalveBatch(exception);
            }
        }
    }

    private StepResult ComputeGradientOnce(ReadOnlySpan<long> rows)
    {
        var windowWeight = WeightOf(rows);
        if (windowWeight == 0)
            return new StepResult(0, 0, IsFinite: true);

        Optimizer.ZeroGradients();
        var lossSum = 0.0;
        foreach (var batch in Plan.Batches(rows.Length))
            lossSum += RunBatch(rows[batch], windowWeight);
        return new StepResult(lossSum, windowWeight, IsFinite: double.IsFinite(lossSum) && ClipGradient());
    }

    // Not tried again with a smaller batch: that would not help, and the first parameters have moved already.
    private void MakeStep(TrainingStep step)
    {
        try
        {
            Optimizer.Step(step.LearningRate, step.WeightDecay, step.Momentum);
        }
        catch (Exception exception) when (OutOfDeviceMemory.Is(exception))
        {
            throw new InvalidOperationException(
                $"The device '{_device}' is out of memory for the optimizer, which keeps two numbers for each weight that is trained. Take a smaller network, or freeze a part of it.",
                exception);
        }
    }

    /// <summary>Adds the batch's share of the window's mean gradient: its weighted losses over the weight of the whole window.</summary>
    private double RunBatch(ReadOnlySpan<long> rows, double windowWeight)
    {
        using var scope = torch.NewDisposeScope();
        var losses = _problem.Losses(rows); // (n)
        if (losses.dim() != 1 || losses.size(0) != rows.Length)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{_problem.GetType().Name}.Losses gave a tensor of shape ({string.Join(", ", losses.shape)}) for {rows.Length} rows; expected shape ({rows.Length}): one loss a row, not reduced."));
        }

        var total = _weights is null ? losses.sum() : (losses * RowWeights(rows)).sum(); // ()
        total.div(windowWeight).backward();
        return total.ToDouble();
    }

    private bool ClipGradient()
    {
        if (_options.GradientClipNorm is not { } longest)
            return true;
        using var scope = torch.NewDisposeScope();
        var withGradient = Optimizer.Parameters.Where(parameter => parameter.grad is not null).ToArray();
        return double.IsFinite(torch.nn.utils.clip_grad_norm_(withGradient, longest));
    }

    private torch.Tensor RowWeights(ReadOnlySpan<long> rows)
    {
        var weights = new float[rows.Length];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = _weights![(int)rows[i]];
        return torch.tensor(weights, device: _device);
    }

    private double WeightOf(ReadOnlySpan<long> rows)
    {
        if (_weights is null)
            return rows.Length;
        var sum = 0.0;
        foreach (var row in rows)
            sum += _weights[(int)row];
        return sum;
    }

    private void HalveBatch(Exception exception)
    {
        var halved = Plan.Halved();
        var fixedSize = _options.BatchSize is not null;
        if (fixedSize || halved.BatchSize == Plan.BatchSize)
        {
            var remedy = fixedSize
                ? $"Set {nameof(TrainingOptions.BatchSize)} to null, or lower, and {nameof(TrainingOptions.AccumulateBatches)} higher."
                : "Take a smaller network or smaller inputs.";
            throw new InvalidOperationException($"The device '{_device}' is out of memory with a batch of {Plan.BatchSize} rows. {remedy}", exception);
        }

        Plan = halved;
        _warn(string.Create(
            CultureInfo.InvariantCulture,
            $"The device '{_device}' ran out of memory. Going on with batches of {Plan.BatchSize} rows, {Plan.AccumulateBatches} to an optimizer step."));
    }

    private void ClearGradients()
    {
        foreach (var parameter in Optimizer.Parameters)
            parameter.grad = null;
    }
}
