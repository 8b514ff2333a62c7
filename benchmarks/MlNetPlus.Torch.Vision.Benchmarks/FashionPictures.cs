using System.Globalization;
using System.IO.Compression;
using Microsoft.ML;
using SkiaSharp;

namespace MlNetPlus.Torch.Vision.Benchmarks;

/// <summary>The pictures of samples/FashionMnist: 5,000 to train on and 1,000 to test, grey, 28 x 28.</summary>
internal static class FashionPictures
{
    public const int Side = 28;

    private const int ImagesHeader = 16;
    private const int LabelsHeader = 8;

    /// <summary>Writes them as PNG files: train/3/00017.png is the 18th, of class 3.</summary>
    public static object Write(string folder)
    {
        foreach (var part in new[] { "train", "test" })
        {
            var (pixels, labels) = Read(part);
            for (var i = 0; i < labels.Length; i++)
            {
                using var bitmap = new SKBitmap(Side, Side, SKColorType.Gray8, SKAlphaType.Opaque);
                pixels.AsSpan(i * Side * Side, Side * Side).CopyTo(bitmap.GetPixelSpan());
                using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
                var path = Path.Combine(folder, part, labels[i].ToString(CultureInfo.InvariantCulture), i.ToString("00000", CultureInfo.InvariantCulture) + ".png");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, png.ToArray());
            }
        }

        return new { folder };
    }

    /// <summary>The same as bytes, in the data's own order: pixels and classes.</summary>
    public static (byte[] Pixels, byte[] Labels) Read(string part)
    {
        var prefix = Path.Combine("samples", "FashionMnist", "data", part == "train" ? "fashion-train-5000" : "fashion-test-1000");
        return (Unzip(prefix + "-images-idx3-ubyte.gz")[ImagesHeader..], Unzip(prefix + "-labels-idx1-ubyte.gz")[LabelsHeader..]);
    }

    /// <summary>The rows of the files of one part, with the class as a key.</summary>
    public static IDataView Load(MLContext mlContext, string folder, string part)
    {
        var files = mlContext.Data.LoadImageFolder(Path.Combine(folder, part));
        return mlContext.Transforms.Conversion.MapValueToKey("Label").Fit(files).Transform(files);
    }

    private static byte[] Unzip(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
