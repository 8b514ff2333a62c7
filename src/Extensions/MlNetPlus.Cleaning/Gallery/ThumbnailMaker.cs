using Microsoft.ML.Data;
using SkiaSharp;

namespace MlNetPlus.Cleaning;

/// <summary>Brings pictures to the size of the page, JPEG files upright (Skia does not look at the orientation of a PNG file). Never throws on a picture.</summary>
internal sealed class ThumbnailMaker(int size)
{
    private const long MostPixels = 200_000_000;

    /// <summary>Up to this side PNG is used: it is small then, and JPEG would smear the few pixels.</summary>
    private const int SmallSide = 64;

    private const int JpegQuality = 85;

    public Thumbnail Make(byte[] encoded)
    {
        using var data = SKData.CreateCopy(encoded);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return Thumbnail.Missing("it is in no known picture format");
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
            return Thumbnail.Missing(FormattableString.Invariant($"it has {codec.Info.Width} x {codec.Info.Height} pixels; at most {MostPixels} are read"));
        if (!IsWhole(codec))
            return Thumbnail.Missing("it is damaged or cut off");

        using var lazy = SKImage.FromEncodedData(data); // turns the picture upright, by its EXIF orientation
        using var image = lazy?.ToRasterImage(ensurePixelData: true);
        return image is null ? Thumbnail.Missing("it is damaged or cut off") : Draw(image);
    }

    public Thumbnail Make(MLImage source)
    {
        var bgr = source.GetBGRPixels; // MLImage.Pixels breaks with SkiaSharp 3
        using var bitmap = new SKBitmap(source.Width, source.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < source.Width * source.Height; i++)
        {
            bgr.AsSpan(3 * i, 3).CopyTo(pixels[(4 * i)..]);
            pixels[(4 * i) + 3] = byte.MaxValue;
        }

        using var image = SKImage.FromBitmap(bitmap);
        return Draw(image);
    }

    /// <summary>An image shows what there is of a file that is cut off; its codec says so. At an eighth of the size, where the format can.</summary>
    private static bool IsWhole(SKCodec codec)
    {
        var dimensions = codec.GetScaledDimensions(0.125f);
        using var bitmap = new SKBitmap(dimensions.Width, dimensions.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        return codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success;
    }

    private Thumbnail Draw(SKImage image)
    {
        var scale = Math.Min(1, (float)size / Math.Max(image.Width, image.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)));
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        var isSmall = Math.Max(width, height) <= SmallSide;
        using var small = SKImage.FromBitmap(bitmap);
        using var encoded = small.Encode(isSmall ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, JpegQuality);
        return new($"data:image/{(isSmall ? "png" : "jpeg")};base64,{Convert.ToBase64String(encoded.Span)}", width, height, null);
    }
}
