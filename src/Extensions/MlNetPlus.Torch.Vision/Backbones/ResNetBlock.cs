using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>A residual block, basic (3x3, 3x3) or bottleneck (1x1, 3x3, 1x1): He et al. 2015, "Deep residual learning for image recognition".</summary>
internal sealed class ResNetBlock : NamedModule
{
    public const int Expansion = 4;

    private readonly List<(Conv2d Convolution, BatchNorm2d Normalization)> _layers = [];
    private readonly Sequential? _shortcut;

    public ResNetBlock(ResNetPlan plan, int input, int width, int stride)
        : base(nameof(ResNetBlock))
    {
        var output = plan.Bottleneck ? width * Expansion : width;
        if (plan.Bottleneck)
        {
            AddLayer(nn.Conv2d(input, width, 1, bias: false));
            AddLayer(nn.Conv2d(width, width, 3, stride, padding: 1, bias: false));
            AddLayer(nn.Conv2d(width, output, 1, bias: false));
        }
        else
        {
            AddLayer(nn.Conv2d(input, width, 3, stride, padding: 1, bias: false));
            AddLayer(nn.Conv2d(width, output, 3, padding: 1, bias: false));
        }

        if (stride == 1 && input == output)
            return;
        _shortcut = plan.AveragePooledShortcut
            ? nn.Sequential(Halving(stride), nn.Conv2d(input, output, 1, bias: false), nn.BatchNorm2d(output))
            : nn.Sequential(nn.Conv2d(input, output, 1, stride, bias: false), nn.BatchNorm2d(output));
        register_module("downsample", _shortcut);
    }

    public BatchNorm2d LastNormalization => _layers[^1].Normalization;

    /// <param name="input">Shape (n, input, h, w).</param>
    /// <returns>Shape (n, output, h / stride, w / stride).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = input;
        for (var i = 0; i < _layers.Count; i++)
        {
            x = _layers[i].Normalization.call(_layers[i].Convolution.call(x));
            if (i < _layers.Count - 1)
                x = nn.functional.relu(x, inplace: true);
        }

        x = x.add_(_shortcut is null ? input : _shortcut.call(input));
        return nn.functional.relu(x, inplace: true).MoveToOuterDisposeScope();
    }

    private static nn.Module<Tensor, Tensor> Halving(int stride) =>
        stride == 1 ? nn.Identity() : nn.AvgPool2d(2, stride, ceil_mode: true, count_include_pad: false);

    private void AddLayer(Conv2d convolution)
    {
        var number = _layers.Count + 1;
        var normalization = nn.BatchNorm2d(convolution.out_channels);
        register_module($"conv{number}", convolution);
        register_module($"bn{number}", normalization);
        _layers.Add((convolution, normalization));
    }
}
