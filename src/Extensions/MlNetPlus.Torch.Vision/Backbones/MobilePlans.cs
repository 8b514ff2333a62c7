namespace MlNetPlus.Torch.Vision;

/// <summary>The tables of the papers, block by block.</summary>
internal static class MobilePlans
{
    private const MobileActivation Hard = MobileActivation.HardSwish;

    /// <summary>Howard et al. 2019, "Searching for MobileNetV3", table 2.</summary>
    public static MobilePlan MobileNetV3Small { get; } = new(
        16,
        [
            [new(MobileBlockKind.Separable, 16, 2, 3, Squeeze: 8, Activation: MobileActivation.Relu)],
            [Inverted(24, 2, 3, 72, 0, MobileActivation.Relu), Inverted(24, 1, 3, 88, 0, MobileActivation.Relu)],
            [Inverted(40, 2, 5, 96, 24, Hard), Inverted(40, 1, 5, 240, 64, Hard), Inverted(40, 1, 5, 240, 64, Hard)],
            [Inverted(48, 1, 5, 120, 32, Hard), Inverted(48, 1, 5, 144, 40, Hard)],
            [Inverted(96, 2, 5, 288, 72, Hard), Inverted(96, 1, 5, 576, 144, Hard), Inverted(96, 1, 5, 576, 144, Hard)],
            [Convolution(576, 1, 1)],
        ],
        1024,
        Hard,
        MobileHead.PooledWithBias);

    /// <summary>Qin et al. 2024, "MobileNetV4", the convolutional small model.</summary>
    public static MobilePlan MobileNetV4Small { get; } = new(
        32,
        [
            [Convolution(32, 3, 2), Convolution(32, 1, 1)],
            [Convolution(96, 3, 2), Convolution(64, 1, 1)],
            [
                Universal(96, 2, 192, start: 5, middle: 5),
                Universal(96, 1, 192, start: 0, middle: 3),
                Universal(96, 1, 192, start: 0, middle: 3),
                Universal(96, 1, 192, start: 0, middle: 3),
                Universal(96, 1, 192, start: 0, middle: 3),
                Universal(96, 1, 384, start: 3, middle: 0),
            ],
            [
                Universal(128, 2, 576, start: 3, middle: 3),
                Universal(128, 1, 512, start: 5, middle: 5),
                Universal(128, 1, 512, start: 0, middle: 5),
                Universal(128, 1, 384, start: 0, middle: 5),
                Universal(128, 1, 512, start: 0, middle: 3),
                Universal(128, 1, 512, start: 0, middle: 3),
            ],
            [Convolution(960, 1, 1)],
        ],
        1280,
        MobileActivation.Relu,
        MobileHead.PooledNormalized);

    /// <summary>Tan and Le 2019, "EfficientNet", table 1. The gates are a quarter of each block's input.</summary>
    public static MobilePlan EfficientNetB0 { get; } = new(
        32,
        [
            [new(MobileBlockKind.Separable, 16, 1, 3, Squeeze: 8)],
            EfficientStage(16, 24, 2, 2, 3),
            EfficientStage(24, 40, 2, 2, 5),
            EfficientStage(40, 80, 3, 2, 3),
            EfficientStage(80, 112, 3, 1, 5),
            EfficientStage(112, 192, 4, 2, 5),
            EfficientStage(192, 320, 1, 1, 3),
        ],
        1280,
        MobileActivation.Swish,
        MobileHead.BeforePooling);

    private static MobileBlock[] EfficientStage(int input, int output, int count, int stride, int kernel) =>
        [.. Enumerable.Range(0, count).Select(i => (Input: i == 0 ? input : output, Stride: i == 0 ? stride : 1))
            .Select(block => Inverted(output, block.Stride, kernel, 6 * block.Input, block.Input / 4, MobileActivation.Swish))];

    private static MobileBlock Inverted(int output, int stride, int kernel, int inner, int squeeze, MobileActivation activation) =>
        new(MobileBlockKind.Inverted, output, stride, kernel, inner, squeeze, Activation: activation);

    private static MobileBlock Convolution(int output, int kernel, int stride) => new(MobileBlockKind.Convolution, output, stride, kernel);

    private static MobileBlock Universal(int output, int stride, int inner, int start, int middle) =>
        new(MobileBlockKind.Universal, output, stride, middle, inner, StartKernel: start);
}
