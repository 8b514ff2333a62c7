namespace MlNetPlus.Torch.Vision;

/// <summary>The networks that there are: what is known of each, and how it is built.</summary>
internal static class VisionModelCatalog
{
    private const string Apache = "Apache-2.0";
    private const string Source = "timm, results/results-imagenet.csv (August 2026), top-1 at 224 px";
    private const string ResNetPaper = "He et al. 2015, Deep residual learning for image recognition (arXiv 1512.03385)";
    private const string ConvNeXtPaper = "Liu et al. 2022, A ConvNet for the 2020s (arXiv 2201.03545)";

    public static IReadOnlyList<VisionModelEntry> All { get; } =
    [
        ConvNeXtModel("convnext_atto", [2, 2, 6, 2], [40, 80, 160, 320], true, "d2_in1k", 0.75672, 3_695_520, 547_332_480),
        ConvNeXtModel("convnext_tiny", [3, 3, 9, 3], [96, 192, 384, 768], false, "in12k_ft_in1k", 0.84192, 28_589_128, 4_455_531_264),
        MobileModel("efficientnet_b0", MobilePlans.EfficientNetB0, "Tan and Le 2019, EfficientNet (arXiv 1905.11946)", "ra_in1k", 0.77698, 1280, 5_288_548, 385_814_752),
        MobileModel("mobilenetv3_small_100", MobilePlans.MobileNetV3Small, "Howard et al. 2019, Searching for MobileNetV3 (arXiv 1905.02244)", "lamb_in1k", 0.67636, 576, 2_542_856, 56_510_400),
        MobileModel("mobilenetv4_conv_small", MobilePlans.MobileNetV4Small, "Qin et al. 2024, MobileNetV4 (arXiv 2404.10518)", "e2400_r224_in1k", 0.73756, 960, 3_774_024, 186_005_568),
        ResNetModel("resnet18", ResNetPlan([2, 2, 2, 2]), ResNetPaper, "a1_in1k", 0.71504, 11_689_512, 1_814_073_344),
        ResNetModel("resnet26d", ResNetPlan([2, 2, 2, 2]) with { Stem = ResNetStem.Deep, Bottleneck = true, AveragePooledShortcut = true }, "He et al. 2018, Bag of tricks for image classification (arXiv 1812.01187)", "bt_in1k", 0.76698, 16_014_408, 2_581_897_216),
        ResNetModel("resnet34", ResNetPlan([3, 4, 6, 3]), ResNetPaper, "a1_in1k", 0.76420, 21_797_672, 3_663_761_408),
        SmallResNet("resnet_small", new(ResNetStem.Small, 16, [1, 1, 1], [32, 64, 128], FirstStride: 2), 304_154, 9_629_696),
        SmallResNet("resnet_small_deep", new(ResNetStem.Small, 32, [1, 1, 1, 1], [32, 64, 128, 256]), 1_228_970, 52_289_536),
        SmallResNet("resnet_small_wide", new(ResNetStem.Small, 32, [1, 1, 1], [64, 128, 256], FirstStride: 2), 1_210_410, 37_838_848),
    ];

    private static ResNetPlan ResNetPlan(int[] depths) => new(ResNetStem.Wide, 64, depths, [64, 128, 256, 512]);

    private static VisionModelEntry ResNetModel(string name, ResNetPlan plan, string paper, string tag, double accuracy, long parameters, long multiplyAdds) => new(
        Published(name, paper, tag, accuracy, plan.OutputWidth, parameters, multiplyAdds),
        (info, arguments) => new ResNet(info, plan, arguments));

    private static VisionModelEntry ConvNeXtModel(string name, int[] depths, int[] widths, bool convolutionalMlp, string tag, double accuracy, long parameters, long multiplyAdds) => new(
        Published(name, ConvNeXtPaper, tag, accuracy, widths[^1], parameters, multiplyAdds),
        (info, arguments) => new ConvNeXt(info, depths, widths, convolutionalMlp, arguments));

    private static VisionModelEntry MobileModel(string name, MobilePlan plan, string paper, string tag, double accuracy, int features, long parameters, long multiplyAdds) => new(
        Published(name, paper, tag, accuracy, features, parameters, multiplyAdds),
        (info, arguments) => new MobileNet(info, plan, arguments));

    private static VisionModelInfo Published(string name, string paper, string tag, double accuracy, int features, long parameters, long multiplyAdds) => new()
    {
        Name = name,
        Paper = paper,
        ParameterCount = parameters,
        MultiplyAdds = multiplyAdds,
        ImageSize = 224,
        MinimumImageSize = 32,
        FeatureCount = features,
        WeightsTag = tag,
        WeightsLicense = Apache,
        ImageNetAccuracy = accuracy,
        ImageNetAccuracySource = Source,
    };

    private static VisionModelEntry SmallResNet(string name, ResNetPlan plan, long parameters, long multiplyAdds)
    {
        var info = new VisionModelInfo
        {
            Name = name,
            Paper = ResNetPaper + "; sized here for pictures of 28 to 64 pixels",
            ParameterCount = parameters,
            MultiplyAdds = multiplyAdds,
            ImageSize = 28,
            MinimumImageSize = 8,
            FeatureCount = plan.OutputWidth,
        };
        return new(info, (known, arguments) => new ResNet(known, plan, arguments));
    }
}
