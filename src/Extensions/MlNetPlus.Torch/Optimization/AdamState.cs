using TorchSharp;
using TorchSharp.Modules;

namespace MlNetPlus.Torch;

/// <summary>What Adam remembers of one parameter.</summary>
internal sealed class AdamState : IDisposable
{
    public AdamState(Parameter parameter)
    {
        Average = torch.zeros_like(parameter, requires_grad: false).DetachFromDisposeScope();
        SquaredAverage = torch.zeros_like(parameter, requires_grad: false).DetachFromDisposeScope();
    }

    public long Steps { get; set; }

    public torch.Tensor Average { get; }

    public torch.Tensor SquaredAverage { get; }

    public void Dispose()
    {
        Average.Dispose();
        SquaredAverage.Dispose();
    }
}
