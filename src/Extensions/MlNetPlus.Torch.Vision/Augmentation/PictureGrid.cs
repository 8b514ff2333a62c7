using SkiaSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Writes batches of pictures as one picture file: a batch is a column, its pictures are the rows.</summary>
internal static class PictureGrid
{
    public const int MaxRows = 16;

    private const int Gap = 4;
    private const int SmallestSide = 64;
    private const int Quality = 95;

    public static void Save(string path, IReadOnlyList<Tensor> columns)
    {
        var format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => SKEncodedImageFormat.Png,
            ".jpg" or ".jpeg" => SKEncodedImageFormat.Jpeg,
            ".webp" => SKEncodedImageFormat.Webp,
            var other => throw new ArgumentException($"The extension of '{path}' is '{other}'; expected .png, .jpg, .jpeg or .webp.", nameof(path)),
        };
        if (columns[0].size(1) is not (1 or 3))
            throw new ArgumentException($"The pictures have {columns[0].size(1)} channels; expected 1 or 3 to draw them.", nameof(columns));

        var (height, width) = ((int)columns[0].size(2), (int)columns[0].size(3));
        var zoom = Math.Max(1, (SmallestSide + Math.Min(height, width) - 1) / Math.Min(height, width));
        using var bitmap = Draw([.. columns.Select(column => ToBytes(column, zoom))], (int)columns[0].size(0), height * zoom, width * zoom);
        using var data = bitmap.Encode(format, Quality);
        using var file = File.Create(path);
        data.SaveTo(file);
    }

    /// <returns>Bytes of shape (n, height * zoom, width * zoom, 3).</returns>
    private static byte[] ToBytes(Tensor images, int zoom)
    {
        using var scope = NewDisposeScope();
        var colours = images.detach().cpu().to_type(ScalarType.Float32).clamp(0, 1).mul(255).round().to_type(ScalarType.Byte).expand(-1, 3, -1, -1);
        return colours.repeat_interleave(zoom, 2).repeat_interleave(zoom, 3).permute(0, 2, 3, 1).contiguous().data<byte>().ToArray();
    }

    private static SKBitmap Draw(byte[][] columns, int rows, int height, int width)
    {
        var bitmap = new SKBitmap((columns.Length * (width + Gap)) + Gap, (rows * (height + Gap)) + Gap, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(SKColors.White);
        var pixels = bitmap.GetPixelSpan();
        for (var column = 0; column < columns.Length; column++)
        {
            for (var line = 0; line < rows * height; line++)
            {
                var top = Gap + (line / height * (height + Gap)) + (line % height);
                var to = pixels[((top * bitmap.RowBytes) + (4 * (Gap + (column * (width + Gap)))))..];
                var from = columns[column].AsSpan(3 * line * width, 3 * width);
                for (var x = 0; x < width; x++)
                    from.Slice(3 * x, 3).CopyTo(to[(4 * x)..]);
            }
        }

        return bitmap;
    }
}
