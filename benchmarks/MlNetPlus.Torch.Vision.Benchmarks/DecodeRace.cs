using SkiaSharp;

namespace MlNetPlus.Torch.Vision.Benchmarks;

/// <summary>Decoding, resizing and splitting into planes, by one thread, two, four, up to all that the machine has.</summary>
internal static class DecodeRace
{
    private const int Rounds = 5;
    private const int Photographs = 48;

    public static object Measure(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(folder, "test"), "*.png", SearchOption.AllDirectories);
        var photograph = Photograph(1600, 1200);
        var photographs = Enumerable.Repeat(photograph, Photographs).ToArray();
        var small = new ImageDecoder(FashionPictures.Side, 1, ImageFit.Squash);
        var large = new ImageDecoder(224, 3, ImageFit.Squash);
        Decode(small, files.Length, i => new ImageItem(Path: files[i]), 2); // compiles
        Decode(large, 2, i => new ImageItem(Bytes: photographs[i]), 2);
        int[] threads = [.. Enumerable.Range(0, 10).Select(power => 1 << power).TakeWhile(count => count <= Environment.ProcessorCount)];
        (string, Action)[] contestants =
        [
            .. threads.Select(count => ($"png, {count}", (Action)(() => Decode(small, files.Length, i => new ImageItem(Path: files[i]), count)))),
            .. threads.Select(count => ($"photograph, {count}", (Action)(() => Decode(large, Photographs, i => new ImageItem(Bytes: photographs[i]), count)))),
        ];
        return new { png = files.Length, photographs = Photographs, threads, timings = Timing.OfTurns(Rounds, contestants) };
    }

    private static void Decode(ImageDecoder decoder, int count, Func<int, ImageItem> item, int threads) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            if (decoder.Decode(item(i)).Fault is { } fault)
                throw new InvalidOperationException(fault);
        });

    /// <summary>Something with the size and the detail of one: soft shapes and noise.</summary>
    private static byte[] Photograph(int width, int height)
    {
        var random = new Random(1);
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < width * height; i++)
        {
            var (x, y, noise) = (i % width, i / width, random.Next(16));
            pixels[4 * i] = (byte)(120 + (100 * Math.Sin(x / 90.0)) + noise);
            pixels[(4 * i) + 1] = (byte)(120 + (100 * Math.Sin(y / 70.0)) + noise);
            pixels[(4 * i) + 2] = (byte)(120 + (100 * Math.Sin((x + y) / 50.0)) + noise);
            pixels[(4 * i) + 3] = byte.MaxValue;
        }

        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }
}
