namespace MlNetPlus.Torch.Vision;

/// <summary>Fixed sets of views. All views of a set count the same.</summary>
public enum DeterministicViews
{
    /// <summary>No fixed set: random views, mixed with the plain picture.</summary>
    None,

    /// <summary>The picture and its mirror image.</summary>
    HorizontalFlip,

    /// <summary>The eight symmetries of the square, the picture itself first. Those that turn by a quarter change the sides of a picture that is not square.</summary>
    Dihedral,

    /// <summary>The four corners and the middle, each enlarged to the picture's size. The whole picture is not among them.</summary>
    FiveCrop,

    /// <summary>Those five, and those of the mirror image.</summary>
    TenCrop,

    /// <summary>The picture at several scales, around its middle and within its size.</summary>
    Scales,
}
