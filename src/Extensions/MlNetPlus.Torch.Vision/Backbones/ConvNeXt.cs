using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>ConvNeXt (Liu et al. 2022, "A ConvNet for the 2020s") with timm's names: stem, stages, head. It has no BatchNorm.</summary>
internal sealed class ConvNeXt : VisionBackbone
{
    public const double Epsilon = 1e-6;

    private readonly Conv2d _patches;
    private readonly LayerNorm _stemNorm;
    private readonly List<ConvNeXtStage> _stages = [];
    private readonly LayerNorm _headNorm;

    public ConvNeXt(VisionModelInfo info, int[] depths, int[] widths, bool convolutionalMlp, BackboneArguments arguments)
        : base(info, arguments)
    {
        _patches = nn.Conv2d(arguments.Channels, widths[0], 4, stride: 4);
        _stemNorm = nn.LayerNorm(widths[0], Epsilon);
        Add("stem", nn.ModuleList<nn.Module>(_patches, _stemNorm));
        for (var i = 0; i < depths.Length; i++)
            _stages.Add(new ConvNeXtStage(widths[Math.Max(0, i - 1)], widths[i], depths[i], halves: i > 0, convolutionalMlp));
        Add("stages", nn.ModuleList<nn.Module>([.. _stages]));
        _headNorm = nn.LayerNorm(widths[^1], Epsilon);
        Classifier = nn.Linear(widths[^1], arguments.ClassCount);
        var head = nn.ModuleDict<nn.Module>(("norm", _headNorm), ("fc", Classifier));
        Add("head", head);
        StartingWeights.ConvNeXt(this, arguments.Generator);
    }

    public override Linear Classifier { get; }

    public override IReadOnlyList<VisionLayerGroup> LayerGroups =>
        VisionLayerGroup.Of([_patches, _stemNorm, .. _stages[..2]], [.. _stages[2..]], [_headNorm, Classifier]);

    internal override string ClassifierName => "head.fc";

    internal override string FirstConvolutionName => "stem.0.weight";

    public override Tensor Features(Tensor images)
    {
        using var scope = NewDisposeScope();
        var x = ChannelNorm.Apply(_stemNorm, _patches.call(images));
        foreach (var stage in _stages)
            x = stage.call(x);
        return x.MoveToOuterDisposeScope();
    }

    public override Tensor Embed(Tensor features)
    {
        using var scope = NewDisposeScope();
        return _headNorm.call(features.mean([2, 3])).MoveToOuterDisposeScope();
    }
}
