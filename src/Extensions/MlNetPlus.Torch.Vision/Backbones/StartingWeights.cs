using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>How timm 1.0 starts the weights of its families. Every parameter is set, so a seed decides all of them. Called inside a dispose scope.</summary>
internal static class StartingWeights
{
    /// <summary>
    /// ResNets: convolutions He-normal by fan-out (He et al. 2015), the last normalization of a residual branch zero, so that each block starts as
    /// its shortcut (Goyal et al. 2017), the last layer as torch does: uniform within 1 / sqrt(inputs).
    /// </summary>
    public static void ResNet(nn.Module network, Generator? generator)
    {
        using var noGradients = no_grad();
        foreach (var module in network.modules())
        {
            switch (module)
            {
                case Conv2d convolution:
                    Normal(convolution.weight, Math.Sqrt(2 / FanOut(convolution.weight, groups: 1)), generator);
                    break;
                case BatchNorm normalization:
                    Neutral(normalization);
                    break;
                case Linear linear:
                    UniformByInputs(linear, generator);
                    break;
            }
        }

        foreach (var block in network.modules().OfType<ResNetBlock>())
            block.LastNormalization.weight!.zero_();
    }

    /// <summary>ConvNeXt: convolutions and linear layers normal with deviation 0.02, biases zero, layer scale 1e-6 (set by the block).</summary>
    public static void ConvNeXt(nn.Module network, Generator? generator)
    {
        using var noGradients = no_grad();
        foreach (var (name, parameter) in network.named_parameters())
        {
            if (name.EndsWith(".gamma", StringComparison.Ordinal))
                continue;
            if (parameter.dim() > 1)
                Normal(parameter, 0.02, generator);
            else if (name.EndsWith(".bias", StringComparison.Ordinal))
                parameter.zero_();
        }
    }

    /// <summary>
    /// MobileNets and EfficientNet, as Google's code: convolutions normal by fan-out over the groups, the last layer uniform within 1 / sqrt(outputs), biases zero.
    /// </summary>
    public static void MobileNet(nn.Module network, Generator? generator)
    {
        using var noGradients = no_grad();
        foreach (var module in network.modules())
        {
            switch (module)
            {
                case Conv2d convolution:
                    Normal(convolution.weight, Math.Sqrt(2 / FanOut(convolution.weight, convolution.groups)), generator);
                    convolution.bias?.zero_();
                    break;
                case BatchNorm normalization:
                    Neutral(normalization);
                    break;
                case Linear linear:
                    Uniform(linear.weight!, 1 / Math.Sqrt(linear.weight!.size(0)), generator);
                    linear.bias!.zero_();
                    break;
            }
        }
    }

    private static void Neutral(BatchNorm normalization)
    {
        normalization.weight!.fill_(1);
        normalization.bias!.zero_();
    }

    private static void UniformByInputs(Linear linear, Generator? generator)
    {
        var bound = 1 / Math.Sqrt(linear.weight!.size(1));
        Uniform(linear.weight!, bound, generator);
        Uniform(linear.bias!, bound, generator);
    }

    private static double FanOut(Tensor weight, long groups) => (double)weight.size(0) * weight.size(2) * weight.size(3) / groups;

    private static void Normal(Tensor parameter, double deviation, Generator? generator) => parameter.normal_(0, deviation, generator);

    private static void Uniform(Tensor parameter, double bound, Generator? generator) => parameter.uniform_(-bound, bound, generator);
}
