using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Blocks of one width, after a halving convolution in all stages but the first.</summary>
internal sealed class ConvNeXtStage : NamedModule
{
    private readonly LayerNorm? _normalization;
    private readonly Conv2d? _halving;
    private readonly Sequential _blocks;

    public ConvNeXtStage(int input, int width, int depth, bool halves, bool convolutionalMlp)
        : base(nameof(ConvNeXtStage))
    {
        if (halves)
        {
            _normalization = nn.LayerNorm(input, ConvNeXt.Epsilon);
            _halving = nn.Conv2d(input, width, 2, stride: 2);
            register_module("downsample", nn.ModuleList<nn.Module>(_normalization, _halving));
        }

        _blocks = nn.Sequential(Enumerable.Range(0, depth).Select(_ => new ConvNeXtBlock(width, convolutionalMlp)).ToArray<nn.Module<Tensor, Tensor>>());
        register_module("blocks", _blocks);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = _halving is null ? input : _halving.call(ChannelNorm.Apply(_normalization!, input));
        return _blocks.call(x).MoveToOuterDisposeScope();
    }
}
