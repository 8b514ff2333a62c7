namespace MlNetPlus.Torch.Vision;

/// <summary>What was drawn for one picture.</summary>
/// <param name="Symmetry">Which of the eight symmetries of the square; 0 for none, 1 for mirrored left to right.</param>
/// <param name="Warp">The magnitudes of the change of perspective.</param>
/// <param name="Angle">Degrees; positive turns the picture clockwise.</param>
/// <param name="Zoom">The factor of enlargement.</param>
/// <param name="Centre">What stays in place when enlarging, as shares of the width and height.</param>
/// <param name="Brightness">0.5 for none.</param>
/// <param name="Contrast">1 for none.</param>
/// <param name="Crop">The part of the picture that is kept, in pixels; it may reach over the border. Null for all.</param>
/// <param name="Erased">Boxes of the result that become noise, in pixels.</param>
internal sealed record AugmentationDraw(
    int Symmetry,
    (double X, double Y) Warp,
    double Angle,
    double Zoom,
    (double X, double Y) Centre,
    double Brightness,
    double Contrast,
    PixelBox? Crop,
    IReadOnlyList<PixelBox> Erased)
{
    public const double NoBrightness = 0.5;

    public static AugmentationDraw None { get; } = new(0, (0, 0), 0, 1, (0.5, 0.5), NoBrightness, 1, null, []);

    /// <summary>Whether pixels stay pixels: nothing is drawn but symmetries.</summary>
    public bool KeepsPixels => Warp == (0, 0) && Angle == 0 && Zoom == 1 && Crop is null;

    public bool KeepsLight => Brightness == NoBrightness && Contrast == 1;
}
