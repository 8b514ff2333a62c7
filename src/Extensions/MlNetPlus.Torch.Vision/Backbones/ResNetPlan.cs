namespace MlNetPlus.Torch.Vision;

/// <summary>What tells one residual network from another.</summary>
/// <param name="Stem">How the picture enters.</param>
/// <param name="StemWidth">Channels after the stem.</param>
/// <param name="Depths">Blocks of each stage.</param>
/// <param name="Widths">Inner channels of each stage.</param>
/// <param name="FirstStride">The stride of the first stage; the others halve.</param>
/// <param name="Bottleneck">Whether blocks are 1x1, 3x3, 1x1 with four times the channels outside.</param>
/// <param name="AveragePooledShortcut">Whether a shortcut that halves does so by averaging ("d" variants; He et al. 2018).</param>
internal sealed record ResNetPlan(
    ResNetStem Stem,
    int StemWidth,
    int[] Depths,
    int[] Widths,
    int FirstStride = 1,
    bool Bottleneck = false,
    bool AveragePooledShortcut = false)
{
    public int OutputWidth => Widths[^1] * (Bottleneck ? ResNetBlock.Expansion : 1);
}
