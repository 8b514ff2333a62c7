using SkiaSharp;

namespace MlNetPlus.Torch.Vision;

/// <summary>Turns a picture into planes of bytes: the first frame, upright, over white, resized, red, green and blue or grey. Safe for several threads at once.</summary>
/// <param name="Size">Height and width of the result.</param>
/// <param name="Channels">3 for colour, 1 for grey (0.299 R + 0.587 G + 0.114 B).</param>
/// <param name="Fit">How the picture is brought to that size.</param>
internal sealed record ImageDecoder(int Size, int Channels, ImageFit Fit)
{
    private const long MostPixels = 200_000_000;
    private const int JpegSteps = 8; // libjpeg shrinks to eighths, and Skia takes the nearest: asked for exactly one, it cannot take a smaller

    /// <summary>Bytes of a result.</summary>
    public int Length => Channels * Size * Size;

    /// <summary>Decodes an item; the pixels (channels, height, width), or why there are none.</summary>
    public (byte[]? Pixels, string? Fault) Decode(ImageItem item)
    {
        try
        {
            if (item.Bitmap is { } bitmap)
                return (Planes(bitmap, SKEncodedOrigin.TopLeft), null);
            if (item.Path is { Length: > 0 } path)
                return Directory.Exists(path) ? (null, "it is a folder") : Decode(File.ReadAllBytes(path));
            return item.Bytes is { Length: > 0 } bytes ? Decode(bytes) : (null, "there is no picture");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, exception.Message);
        }
    }

    private (byte[]? Pixels, string? Fault) Decode(byte[] encoded)
    {
        if (encoded.Length == 0)
            return (null, "the file is empty");
        using var data = SKData.CreateCopy(encoded);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return (null, "it is in no known picture format");
        var dimensions = Reduced(codec);
        if ((long)dimensions.Width * dimensions.Height > MostPixels)
            return (null, FormattableString.Invariant($"it has {dimensions.Width} x {dimensions.Height} pixels; at most {MostPixels} are read"));
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(dimensions.Width, dimensions.Height, SKColorType.Rgba8888, codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul)))
            return (null, FormattableString.Invariant($"there is no memory for its {dimensions.Width} x {dimensions.Height} pixels"));
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        var origin = codec.EncodedFormat == SKEncodedImageFormat.Png ? PngOrientation.Of(encoded) : codec.EncodedOrigin;
        return result == SKCodecResult.Success ? (Planes(bitmap, origin), null) : (null, $"it is damaged or cut off ({result})");
    }

    /// <summary>Large photographs are decoded at a fraction of their size, where the format can: never below twice the size wanted.</summary>
    private SKSizeI Reduced(SKCodec codec)
    {
        var shorter = Math.Min(codec.Info.Width, codec.Info.Height);
        return shorter >= 4 * Size ? codec.GetScaledDimensions(MathF.Ceiling(JpegSteps * 2f * Size / shorter) / JpegSteps) : codec.Info.Size;
    }

    private byte[] Planes(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        if ((bitmap.Width, bitmap.Height, origin) == (Size, Size, SKEncodedOrigin.TopLeft) && bitmap.Info.IsOpaque)
            return Split(bitmap.GetPixelSpan()); // nothing to draw
        using var result = new SKBitmap(Size, Size, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(result))
        using (var image = SKImage.FromBitmap(bitmap))
        using (var white = new SKPaint { Color = SKColors.White })
        {
            canvas.Clear(Fit == ImageFit.Pad ? SKColors.Black : SKColors.White);
            var (width, height) = IsTurned(origin) ? (bitmap.Height, bitmap.Width) : (bitmap.Width, bitmap.Height);
            var (x, y) = Scales(width, height);
            canvas.Translate((Size - (width * x)) / 2, (Size - (height * y)) / 2);
            canvas.Scale(x, y);
            canvas.Concat(Upright(origin, bitmap.Width, bitmap.Height));
            if (!bitmap.Info.IsOpaque)
                canvas.DrawRect(0, 0, bitmap.Width, bitmap.Height, white); // what shows through, also where black is around it
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        return Split(result.GetPixelSpan());
    }

    private (float X, float Y) Scales(int width, int height)
    {
        var (x, y) = ((float)Size / width, (float)Size / height);
        return Fit switch
        {
            ImageFit.Crop => (Math.Max(x, y), Math.Max(x, y)),
            ImageFit.Pad => (Math.Min(x, y), Math.Min(x, y)),
            _ => (x, y),
        };
    }

    private static bool IsTurned(SKEncodedOrigin origin) => origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    // From the pixels as stored to the picture as it was taken, by EXIF's eight orientations.
    private static SKMatrix Upright(SKEncodedOrigin origin, int w, int h) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    // Bitmaps here are Rgba8888: those that are decoded, those of ImageColumn, and the one that is drawn on.
    private byte[] Split(ReadOnlySpan<byte> rgba)
    {
        var area = Size * Size;
        var planes = new byte[Length];
        for (var i = 0; i < area; i++)
        {
            var (r, g, b) = (rgba[4 * i], rgba[(4 * i) + 1], rgba[(4 * i) + 2]);
            if (Channels == 1)
            {
                planes[i] = (byte)(((299 * r) + (587 * g) + (114 * b) + 500) / 1000);
                continue;
            }

            (planes[i], planes[area + i], planes[(2 * area) + i]) = (r, g, b);
        }

        return planes;
    }
}
