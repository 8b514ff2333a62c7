namespace MlNetPlus.Torch.Vision.Tests;

internal sealed class PictureScore
{
    public float[] Score { get; set; } = [];

    public float ScoreSpread { get; set; }
}
