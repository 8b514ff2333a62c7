using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Applies a <see cref="MobileActivation"/>.</summary>
internal static class MobileActivations
{
    /// <param name="activation">Which one.</param>
    /// <param name="x">The output of a normalization, which nobody else needs: it may be overwritten.</param>
    public static Tensor Apply(this MobileActivation activation, Tensor x) => activation switch
    {
        MobileActivation.Relu => nn.functional.relu(x, inplace: true),
        MobileActivation.HardSwish => nn.functional.hardswish(x),
        MobileActivation.Swish => nn.functional.silu(x),
        _ => x,
    };
}
