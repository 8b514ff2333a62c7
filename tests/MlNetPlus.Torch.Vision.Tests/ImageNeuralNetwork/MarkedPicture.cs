using SkiaSharp;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>A picture with three things to see: stripes upright or lying, a blue half left or right, and how light it is.</summary>
internal static class MarkedPicture
{
    public static byte[] Png(int kind, bool right, float light)
    {
        const int side = StripedPictures.Side;
        using var bitmap = new SKBitmap(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var stripe = (kind == 0 ? x : y) / 2 % 2 == 0;
                bitmap.SetPixel(x, y, new SKColor((byte)(250 * light), stripe ? (byte)200 : (byte)20, x >= side / 2 == right ? (byte)220 : (byte)10));
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
