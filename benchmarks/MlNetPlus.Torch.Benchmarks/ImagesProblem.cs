using TorchSharp;

namespace MlNetPlus.Torch.Benchmarks;

/// <summary>Classification of a workload's images, as a trainer would write it.</summary>
internal sealed class ImagesProblem : TrainingProblem, IDisposable
{
    public ImagesProblem(Workload workload)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(1);
        Network = workload.Network();
        Images = torch.rand([workload.Rows, .. workload.ImageShape]).DetachFromDisposeScope(); // (n, ...)
        Labels = torch.randint(Workload.Classes, [workload.Rows], dtype: torch.ScalarType.Int64).DetachFromDisposeScope(); // (n)
    }

    public torch.nn.Module<torch.Tensor, torch.Tensor> Network { get; }

    public torch.Tensor Images { get; }

    public torch.Tensor Labels { get; }

    public override torch.nn.Module Module => Network;

    public override long RowCount => Images.size(0);

    public override torch.Tensor Losses(ReadOnlySpan<long> rows)
    {
        var index = torch.tensor(rows.ToArray()); // (b)
        return ClassificationLoss.CrossEntropy(Network.call(Images.index_select(0, index)), Labels.index_select(0, index));
    }

    public void Dispose()
    {
        Network.Dispose();
        Images.Dispose();
        Labels.Dispose();
    }
}
