using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>A block of a MobileNet or EfficientNet: convolutions with their normalizations, the gate, and the shortcut where shapes allow one.</summary>
internal sealed class MobileBlockModule : NamedModule
{
    private readonly List<Func<Tensor, Tensor>> _steps = [];
    private readonly bool _residual;

    public MobileBlockModule(MobileBlock block, int input, MobileActivation activation)
        : base(nameof(MobileBlockModule))
    {
        activation = block.Activation ?? activation;
        var hardGate = activation != MobileActivation.Swish;
        _residual = block.Kind != MobileBlockKind.Convolution && block.Stride == 1 && input == block.Output;
        switch (block.Kind)
        {
            case MobileBlockKind.Convolution:
                Layer("conv", "bn1", input, block.Output, block.Kernel, block.Stride, 1, activation);
                break;
            case MobileBlockKind.Separable:
                Layer("conv_dw", "bn1", input, input, block.Kernel, block.Stride, input, activation);
                Gate(input, block.Squeeze, hardGate);
                Layer("conv_pw", "bn2", input, block.Output, 1, 1, 1, MobileActivation.None);
                break;
            case MobileBlockKind.Inverted:
                Layer("conv_pw", "bn1", input, block.Inner, 1, 1, 1, activation);
                Layer("conv_dw", "bn2", block.Inner, block.Inner, block.Kernel, block.Stride, block.Inner, activation);
                Gate(block.Inner, block.Squeeze, hardGate);
                Layer("conv_pwl", "bn3", block.Inner, block.Output, 1, 1, 1, MobileActivation.None);
                break;
            default:
                // The stride is the middle convolution's, or the first one's where there is no middle one.
                if (block.StartKernel > 0)
                    Group("dw_start", input, input, block.StartKernel, block.Kernel > 0 ? 1 : block.Stride, input, MobileActivation.None);
                Group("pw_exp", input, block.Inner, 1, 1, 1, activation);
                if (block.Kernel > 0)
                    Group("dw_mid", block.Inner, block.Inner, block.Kernel, block.Stride, block.Inner, activation);
                Group("pw_proj", block.Inner, block.Output, 1, 1, 1, MobileActivation.None);
                break;
        }
    }

    /// <param name="input">Shape (n, input, h, w).</param>
    /// <returns>Shape (n, output, h / stride, w / stride).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = input;
        foreach (var step in _steps)
            x = step(x);
        return (_residual ? x.add_(input) : x).MoveToOuterDisposeScope();
    }

    private void Layer(string convolutionName, string normalizationName, int input, int output, int kernel, int stride, int groups, MobileActivation activation)
    {
        var (convolution, normalization) = Add(input, output, kernel, stride, groups, activation);
        register_module(convolutionName, convolution);
        register_module(normalizationName, normalization);
    }

    private void Group(string name, int input, int output, int kernel, int stride, int groups, MobileActivation activation)
    {
        var (convolution, normalization) = Add(input, output, kernel, stride, groups, activation);
        register_module(name, nn.Sequential(("conv", convolution), ("bn", normalization)));
    }

    private (Conv2d Convolution, BatchNorm2d Normalization) Add(int input, int output, int kernel, int stride, int groups, MobileActivation activation)
    {
        var convolution = nn.Conv2d(input, output, kernel, stride, padding: kernel / 2, groups: groups, bias: false);
        var normalization = nn.BatchNorm2d(output);
        _steps.Add(x => activation.Apply(normalization.call(convolution.call(x))));
        return (convolution, normalization);
    }

    private void Gate(int width, int reduced, bool hard)
    {
        if (reduced == 0)
            return;
        var gate = new SqueezeExcite(width, reduced, hard);
        register_module("se", gate);
        _steps.Add(gate.call);
    }
}
