namespace MlNetPlus.Torch.Vision;

/// <summary>One block of a MobileNet or EfficientNet, as a plan.</summary>
/// <param name="Kind">The order of its convolutions.</param>
/// <param name="Output">Channels after it.</param>
/// <param name="Stride">1, or 2 to halve.</param>
/// <param name="Kernel">The size of the middle depthwise convolution (or of the only one); 0 for none.</param>
/// <param name="Inner">Channels inside.</param>
/// <param name="Squeeze">Channels inside the squeeze-and-excitation; 0 for none.</param>
/// <param name="StartKernel">The size of a depthwise convolution before the expansion (MobileNetV4); 0 for none.</param>
/// <param name="Activation">The nonlinearity, where it differs from the network's.</param>
internal sealed record MobileBlock(
    MobileBlockKind Kind,
    int Output,
    int Stride,
    int Kernel,
    int Inner = 0,
    int Squeeze = 0,
    int StartKernel = 0,
    MobileActivation? Activation = null);
