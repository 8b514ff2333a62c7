using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>LayerNorm over the channels of each place of a feature map.</summary>
internal static class ChannelNorm
{
    /// <param name="normalization">The layer, over the number of channels.</param>
    /// <param name="input">Shape (n, channels, h, w).</param>
    /// <returns>The same shape.</returns>
    public static Tensor Apply(LayerNorm normalization, Tensor input)
    {
        using var scope = NewDisposeScope();
        return normalization.call(input.permute(0, 2, 3, 1)).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
