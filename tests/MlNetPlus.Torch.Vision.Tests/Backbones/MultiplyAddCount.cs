using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>Counts the multiplications of convolutions and linear layers while a picture passes through.</summary>
internal static class MultiplyAddCount
{
    public static long Of(VisionBackbone network, int size)
    {
        var total = 0L;
        foreach (var module in network.modules())
        {
            switch (module)
            {
                case Conv2d convolution:
                    convolution.register_forward_hook((_, _, output) => Count(output, convolution.weight.numel() / convolution.out_channels, output.numel()));
                    break;
                case Linear linear:
                    linear.register_forward_hook((_, _, output) => Count(output, linear.weight!.size(1), output.numel()));
                    break;
                case PointwiseLayer pointwise:
                    pointwise.register_forward_hook((_, input, output) => Count(output, input.shape[^1], output.numel()));
                    break;
            }
        }

        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        network.eval();
        network.call(zeros(1, network.Channels, size, size));
        return total;

        Tensor Count(Tensor output, long each, long times)
        {
            total += each * times;
            return output;
        }
    }
}
