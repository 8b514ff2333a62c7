using TorchSharp;
using static TorchSharp.torch.nn;

namespace MlNetPlus.Torch.Tests;

/// <summary>A regression with 4 inputs, made by a formula, that a test can make misbehave.</summary>
internal sealed class SmallProblem : TrainingProblem, IDisposable
{
    private readonly torch.Tensor _inputs;
    private readonly torch.Tensor _targets;
    private readonly Module<torch.Tensor, torch.Tensor> _network;
    private readonly long _trainingRows;

    // Tensors this small gain nothing from threads, and lose much where other tests hold the processors.
    static SmallProblem()
    {
        TorchNative.EnsureLoaded();
        torch.set_num_threads(1);
    }

    public SmallProblem(int rows = 100, int validationRows = 0, Func<Module<torch.Tensor, torch.Tensor>>? network = null)
    {
        _trainingRows = rows;
        _network = (network ?? Perceptron)();
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(7);
        _inputs = torch.randn([rows + validationRows, 4], generator: generator).DetachFromDisposeScope(); // (n, 4)
        var noise = torch.randn([rows + validationRows], generator: generator);
        _targets = (_inputs.matmul(torch.tensor([1f, -2, 0.5f, 0])) + _inputs.select(1, 3).pow(2) + (0.1 * noise)).DetachFromDisposeScope(); // (n)
        using var noGradients = torch.no_grad();
        foreach (var (name, parameter) in _network.named_parameters())
        {
            if (parameter.dim() > 1)
                parameter.copy_(torch.randn(parameter.shape, generator: generator) * 0.3);
            else if (name.EndsWith("bias", StringComparison.Ordinal))
                parameter.zero_(); // stock layers draw it from the random numbers of the process
        }
    }

    public override Module Module => _network;

    public override long RowCount => _trainingRows;

    public override IReadOnlyList<float>? RowWeights => Weights;

    public float[]? Weights { get; init; }

    /// <summary>More rows than this at once, and the device is out of memory.</summary>
    public int LargestBatch { get; set; } = int.MaxValue;

    /// <summary>The row whose loss is not a number.</summary>
    public long? BadRow { get; set; }

    public IReadOnlyList<ParameterGroup>? Groups { get; set; }

    /// <summary>Whether the mean loss is given where one a row is expected.</summary>
    public bool Reduced { get; init; }

    /// <summary>Called with the number of rows of each batch.</summary>
    public Action<int>? BeforeLosses { get; set; }

    public Action<TrainingStep>? BeforeStep { get; set; }

    public Func<int, IReadOnlyList<TrainingMetric>>? Evaluation { get; set; }

    public List<long[]> Batches { get; } = [];

    public int Evaluations { get; private set; }

    public static Module<torch.Tensor, torch.Tensor> Perceptron() => Sequential(Linear(4, 8), Tanh(), Linear(8, 1));

    public static Module<torch.Tensor, torch.Tensor> WithBatchNorm() => Sequential(Linear(4, 8), BatchNorm1d(8), ReLU(), Linear(8, 1));

    public static Module<torch.Tensor, torch.Tensor> WithDropout() => Sequential(Linear(4, 16), ReLU(), Dropout(0.3), Linear(16, 1));

    public override torch.Tensor Losses(ReadOnlySpan<long> rows)
    {
        Batches.Add(rows.ToArray());
        BeforeLosses?.Invoke(rows.Length);
        if (rows.Length > LargestBatch)
            throw new NativeFaultException("CUDA out of memory. Tried to allocate 2.00 GiB");
        var losses = Errors(rows.ToArray());
        if (Reduced)
            return losses.mean();
        return BadRow is { } bad && rows.Contains(bad) ? losses * double.NaN : losses;
    }

    public override IReadOnlyList<TrainingMetric> Validate()
    {
        Evaluations++;
        if (Evaluation is not null)
            return Evaluation(Evaluations);
        return _targets.size(0) == _trainingRows ? [] : [new TrainingMetric("MeanSquaredError", ValidationError())];
    }

    public override IReadOnlyList<ParameterGroup> ParameterGroups() => Groups ?? base.ParameterGroups();

    public override void OnStepStarting(TrainingStep step) => BeforeStep?.Invoke(step);

    public double ValidationError()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        _network.eval();
        return Errors([.. Enumerable.Range((int)_trainingRows, (int)(_targets.size(0) - _trainingRows)).Select(row => (long)row)]).mean().ToDouble();
    }

    /// <summary>All parameters and buffers, one after the other.</summary>
    public double[] State()
    {
        using var scope = torch.NewDisposeScope();
        return [.. ModuleSnapshot.Tensors(_network).SelectMany(t => t.Tensor.detach().to(torch.float64).flatten().data<double>().ToArray())];
    }

    public void Dispose()
    {
        _network.Dispose();
        _inputs.Dispose();
        _targets.Dispose();
    }

    private torch.Tensor Errors(long[] rows)
    {
        var index = torch.tensor(rows); // (b)
        var outputs = _network.call(_inputs.index_select(0, index)).squeeze(1); // (b)
        return (outputs - _targets.index_select(0, index)).pow(2);
    }
}
