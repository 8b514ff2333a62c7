using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>ConvNeXt's block: a depthwise 7x7 convolution, LayerNorm over the channels, two linear layers with GELU between, a learnt scale, the shortcut.</summary>
internal sealed class ConvNeXtBlock : NamedModule
{
    private const double FirstScale = 1e-6;

    private readonly Parameter _gamma;
    private readonly Conv2d _depthwise;
    private readonly LayerNorm _normalization;
    private readonly Sequential _mlp;

    public ConvNeXtBlock(int width, bool convolutionalMlp)
        : base(nameof(ConvNeXtBlock))
    {
        _gamma = new Parameter(full([width], FirstScale));
        _depthwise = nn.Conv2d(width, width, 7, padding: 3, groups: width);
        _normalization = nn.LayerNorm(width, ConvNeXt.Epsilon);
        _mlp = nn.Sequential(
            ("fc1", new PointwiseLayer(width, 4 * width, convolutionalMlp)),
            ("act", nn.GELU()),
            ("fc2", new PointwiseLayer(4 * width, width, convolutionalMlp)));
        register_parameter("gamma", _gamma);
        register_module("conv_dw", _depthwise);
        register_module("norm", _normalization);
        register_module("mlp", _mlp);
    }

    /// <param name="input">Shape (n, width, h, w).</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = _depthwise.call(input).permute(0, 2, 3, 1); // (n, h, w, width): all that follows works on the last dimension
        x = _mlp.call(_normalization.call(x)) * _gamma;
        return (x.permute(0, 3, 1, 2) + input).MoveToOuterDisposeScope();
    }
}
