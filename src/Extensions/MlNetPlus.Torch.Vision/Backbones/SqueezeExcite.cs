using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Scales each channel by a number learnt from all channels' means (Hu et al. 2018).</summary>
internal sealed class SqueezeExcite : NamedModule
{
    private readonly Conv2d _reduce;
    private readonly Conv2d _expand;
    private readonly bool _hard;

    /// <param name="width">Channels.</param>
    /// <param name="reduced">Channels between the two layers.</param>
    /// <param name="hard">MobileNetV3's piecewise gate with ReLU, rather than EfficientNet's sigmoid with SiLU.</param>
    public SqueezeExcite(int width, int reduced, bool hard)
        : base(nameof(SqueezeExcite))
    {
        _hard = hard;
        _reduce = nn.Conv2d(width, reduced, 1);
        _expand = nn.Conv2d(reduced, width, 1);
        register_module("conv_reduce", _reduce);
        register_module("conv_expand", _expand);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var gate = _reduce.call(input.mean([2, 3], keepdim: true));
        gate = _expand.call(_hard ? nn.functional.relu(gate) : nn.functional.silu(gate));
        gate = _hard ? nn.functional.hardsigmoid(gate) : sigmoid(gate);
        return (input * gate).MoveToOuterDisposeScope();
    }
}
