using TorchSharp;
using TorchSharp.Modules;

namespace MlNetPlus.Torch.Tests;

/// <summary>Two classes, and inputs that are all zero: what is learnt, the bias, is the share of the classes.</summary>
internal sealed class SameInputs(long[] labels, bool balanced) : TrainingProblem, IDisposable
{
    private readonly Linear _network = Network();

    public override torch.nn.Module Module => _network;

    public override long RowCount => labels.Length;

    public override IReadOnlyList<float>? RowWeights { get; } = balanced ? ClassificationLoss.BalancedWeights(labels) : null;

    public torch.Tensor Logit => _network.bias!;

    public override torch.Tensor Losses(ReadOnlySpan<long> rows)
    {
        var targets = torch.tensor(rows.ToArray().Select(row => (float)labels[row]).ToArray()); // (b)
        return ClassificationLoss.BinaryCrossEntropy(_network.call(torch.zeros(rows.Length, 1)).squeeze(1), targets);
    }

    public void Dispose() => _network.Dispose();

    private static Linear Network()
    {
        TorchNative.EnsureLoaded();
        return torch.nn.Linear(1, 1);
    }
}
