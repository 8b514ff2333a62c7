namespace MlNetPlus.Torch.Vision;

/// <summary>How a picture is brought to the size that a network takes.</summary>
public enum ImageFit
{
    /// <summary>Resized to that width and height, whatever its own ratio.</summary>
    Squash,

    /// <summary>The largest part in the middle that has the ratio, resized.</summary>
    Crop,

    /// <summary>Resized until it fits inside, in the middle of black.</summary>
    Pad,
}
