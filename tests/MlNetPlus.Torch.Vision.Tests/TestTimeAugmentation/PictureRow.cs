namespace MlNetPlus.Torch.Vision.Tests;

internal sealed class PictureRow
{
    public string Path { get; set; } = "";
}
