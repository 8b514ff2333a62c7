using SkiaSharp;

namespace MlNetPlus.Cleaning.Tests;

/// <summary>Pictures to find again: the left half red, the right half blue.</summary>
internal static class Pictures
{
    public static byte[] Png(int width, int height) => Encoded(width, height, SKEncodedImageFormat.Png);

    public static byte[] Jpeg(int width, int height) => Encoded(width, height, SKEncodedImageFormat.Jpeg);

    /// <summary>The same with an EXIF segment that has nothing but the orientation (Exif 2.32, sections 4.5.2 and 4.6.4).</summary>
    public static byte[] TurnedJpeg(int width, int height, byte orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0x00, 0x22, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, // big-endian, the directory at 8
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, // one entry: orientation, one short; no next directory
        ];
        var jpeg = Jpeg(width, height);
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    public static SKBitmap Decode(string dataUri) => SKBitmap.Decode(Convert.FromBase64String(dataUri[(dataUri.IndexOf(',', StringComparison.Ordinal) + 1)..]));

    private static byte[] Encoded(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint();
        red.Color = SKColors.Red;
        canvas.DrawRect(0, 0, width / 2, height, red);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(format, 95);
        return data.ToArray();
    }
}
