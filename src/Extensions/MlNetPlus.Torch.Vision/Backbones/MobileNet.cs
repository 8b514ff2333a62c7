using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>MobileNetV3 and V4 and EfficientNet with timm's names: conv_stem, bn1, blocks, conv_head, classifier.</summary>
internal sealed class MobileNet : VisionBackbone
{
    private readonly MobilePlan _plan;
    private readonly Conv2d _stem;
    private readonly BatchNorm2d _stemNorm;
    private readonly List<nn.Module<Tensor, Tensor>> _stages = [];
    private readonly Conv2d _headConvolution;
    private readonly BatchNorm2d? _headNorm;

    public MobileNet(VisionModelInfo info, MobilePlan plan, BackboneArguments arguments)
        : base(info, arguments)
    {
        _plan = plan;
        _stem = Add("conv_stem", nn.Conv2d(arguments.Channels, plan.StemWidth, 3, stride: 2, padding: 1, bias: false));
        _stemNorm = Add("bn1", nn.BatchNorm2d(plan.StemWidth));
        var width = plan.StemWidth;
        foreach (var stage in plan.Stages)
        {
            var blocks = new List<nn.Module<Tensor, Tensor>>();
            foreach (var block in stage)
            {
                blocks.Add(new MobileBlockModule(block, width, plan.Activation));
                width = block.Output;
            }

            _stages.Add(nn.Sequential(blocks));
        }

        Add("blocks", nn.Sequential(_stages));
        _headConvolution = Add("conv_head", nn.Conv2d(width, plan.EmbeddingSize, 1, bias: plan.Head == MobileHead.PooledWithBias));
        if (plan.Head != MobileHead.PooledWithBias)
            _headNorm = Add(plan.Head == MobileHead.BeforePooling ? "bn2" : "norm_head", nn.BatchNorm2d(plan.EmbeddingSize));
        Classifier = Add("classifier", nn.Linear(plan.EmbeddingSize, arguments.ClassCount));
        StartingWeights.MobileNet(this, arguments.Generator);
    }

    public override Linear Classifier { get; }

    public override IReadOnlyList<VisionLayerGroup> LayerGroups
    {
        get
        {
            nn.Module[] projection = _headNorm is null ? [_headConvolution] : [_headConvolution, _headNorm];
            var half = (_stages.Count + 1) / 2;
            return _plan.Head == MobileHead.BeforePooling
                ? VisionLayerGroup.Of([_stem, _stemNorm, .. _stages[..half]], [.. _stages[half..], .. projection], [Classifier])
                : VisionLayerGroup.Of([_stem, _stemNorm, .. _stages[..half]], [.. _stages[half..]], [.. projection, Classifier]);
        }
    }

    internal override string ClassifierName => "classifier";

    internal override string FirstConvolutionName => "conv_stem.weight";

    public override Tensor Features(Tensor images)
    {
        using var scope = NewDisposeScope();
        var x = _plan.Activation.Apply(_stemNorm.call(_stem.call(images)));
        foreach (var stage in _stages)
            x = stage.call(x);
        if (_plan.Head == MobileHead.BeforePooling)
            x = Project(x);
        return x.MoveToOuterDisposeScope();
    }

    public override Tensor Embed(Tensor features)
    {
        using var scope = NewDisposeScope();
        var pooled = features.mean([2, 3], keepdim: true);
        if (_plan.Head != MobileHead.BeforePooling)
            pooled = Project(pooled);
        return pooled.flatten(1).MoveToOuterDisposeScope();
    }

    private Tensor Project(Tensor x)
    {
        x = _headConvolution.call(x);
        return _plan.Activation.Apply(_headNorm is null ? x : _headNorm.call(x));
    }
}
