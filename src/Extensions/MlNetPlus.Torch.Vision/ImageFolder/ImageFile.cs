namespace MlNetPlus.Torch.Vision;

/// <summary>A row of an image folder: where a picture is, and its class (empty where there are none).</summary>
internal sealed record ImageFile(string ImagePath, string Label);
