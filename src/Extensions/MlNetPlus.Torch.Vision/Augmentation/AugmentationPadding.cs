namespace MlNetPlus.Torch.Vision;

/// <summary>What stands outside a picture when it is turned, shrunk or bent.</summary>
public enum AugmentationPadding
{
    /// <summary>The picture, mirrored at its border.</summary>
    Reflection,

    /// <summary>The border's pixels, drawn out.</summary>
    Border,

    /// <summary>Black.</summary>
    Zeros,
}
