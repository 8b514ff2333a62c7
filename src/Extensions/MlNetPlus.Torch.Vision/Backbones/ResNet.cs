using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Residual networks with timm's names: conv1, bn1, layer1 to layer4, fc.</summary>
internal sealed class ResNet : VisionBackbone
{
    private readonly nn.Module<Tensor, Tensor> _stem;
    private readonly BatchNorm2d _normalization;
    private readonly bool _pooled;
    private readonly bool _deep;
    private readonly List<Sequential> _stages = [];

    public ResNet(VisionModelInfo info, ResNetPlan plan, BackboneArguments arguments)
        : base(info, arguments)
    {
        _deep = plan.Stem == ResNetStem.Deep;
        _pooled = plan.Stem != ResNetStem.Small;
        _stem = Add("conv1", Stem(plan, arguments.Channels));
        _normalization = Add("bn1", nn.BatchNorm2d(plan.StemWidth));
        var width = plan.StemWidth;
        for (var stage = 0; stage < plan.Depths.Length; stage++)
        {
            var blocks = new List<nn.Module<Tensor, Tensor>>();
            for (var block = 0; block < plan.Depths[stage]; block++)
            {
                var made = new ResNetBlock(plan, width, plan.Widths[stage], block > 0 ? 1 : stage == 0 ? plan.FirstStride : 2);
                width = plan.Widths[stage] * (plan.Bottleneck ? ResNetBlock.Expansion : 1);
                blocks.Add(made);
            }

            _stages.Add(Add($"layer{stage + 1}", nn.Sequential(blocks)));
        }

        Classifier = Add("fc", nn.Linear(width, arguments.ClassCount));
        StartingWeights.ResNet(this, arguments.Generator);
    }

    public override Linear Classifier { get; }

    // The first half takes the larger part, as in fastai's cut of resnets: conv1 to layer2, layer3 and layer4.
    public override IReadOnlyList<VisionLayerGroup> LayerGroups => VisionLayerGroup.Of(
        [_stem, _normalization, .. _stages[..((_stages.Count + 1) / 2)]], [.. _stages[((_stages.Count + 1) / 2)..]], [Classifier]);

    internal override string ClassifierName => "fc";

    internal override string FirstConvolutionName => _deep ? "conv1.0.weight" : "conv1.weight";

    public override Tensor Features(Tensor images)
    {
        using var scope = NewDisposeScope();
        var x = nn.functional.relu(_normalization.call(_stem.call(images)), inplace: true);
        if (_pooled)
            x = nn.functional.max_pool2d(x, 3, 2, 1);
        foreach (var stage in _stages)
            x = stage.call(x);
        return x.MoveToOuterDisposeScope();
    }

    public override Tensor Embed(Tensor features) => features.mean([2, 3]);

    private static nn.Module<Tensor, Tensor> Stem(ResNetPlan plan, int channels)
    {
        var half = plan.StemWidth / 2;
        return plan.Stem switch
        {
            ResNetStem.Wide => nn.Conv2d(channels, plan.StemWidth, 7, stride: 2, padding: 3, bias: false),
            ResNetStem.Small => nn.Conv2d(channels, plan.StemWidth, 3, padding: 1, bias: false),
            _ => nn.Sequential(
                nn.Conv2d(channels, half, 3, stride: 2, padding: 1, bias: false),
                nn.BatchNorm2d(half),
                nn.ReLU(inplace: true),
                nn.Conv2d(half, half, 3, padding: 1, bias: false),
                nn.BatchNorm2d(half),
                nn.ReLU(inplace: true),
                nn.Conv2d(half, plan.StemWidth, 3, padding: 1, bias: false)),
        };
    }
}
