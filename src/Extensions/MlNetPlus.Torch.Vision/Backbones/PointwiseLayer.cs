using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>
/// A linear layer over the last dimension. ConvNeXt's smaller models call it a 1x1 convolution, and give its weight two more dimensions of one.
/// </summary>
internal sealed class PointwiseLayer : NamedModule
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;

    public PointwiseLayer(int input, int output, bool asConvolution)
        : base(nameof(PointwiseLayer))
    {
        _weight = new Parameter(asConvolution ? zeros(output, input, 1, 1) : zeros(output, input));
        _bias = new Parameter(zeros(output));
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
    }

    /// <param name="input">Shape (..., input).</param>
    /// <returns>Shape (..., output).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return nn.functional.linear(input, _weight.flatten(1), _bias).MoveToOuterDisposeScope();
    }
}
