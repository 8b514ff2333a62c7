using System.Globalization;
using Microsoft.ML;
using SkiaSharp;

namespace MlNetPlus.Torch.Vision.Benchmarks;

/// <summary>
/// Resident memory, in MB, before the first optimizer step of a Fit and at its peak: the difference is activations, gradients, the
/// optimizer's averages and what torch loads with its first step. Linux only.
/// </summary>
internal static class FitMemory
{
    private const int Rows = 64;

    public static object Measure(int accumulate)
    {
        var mlContext = new MLContext(1);
        var rows = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(i => new Row { Label = i % 2 == 0 ? "a" : "b", Image = Png(i) }).ToArray());
        var data = mlContext.Transforms.Conversion.MapValueToKey("Label").Fit(rows).Transform(rows);
        var before = 0.0;
        var options = new ImageNeuralNetworkOptions
        {
            Backbone = "convnext_tiny",
            Training =
            {
                Epochs = 1,
                BatchSize = Rows / accumulate,
                AccumulateBatches = accumulate,
                MaxLearningRate = 1e-4,
                ValidationFraction = 0,
                Device = "cpu",
                Seed = 1,
                Schedule = rate => // asked for when the pictures are decoded and nothing is trained yet
                {
                    before = Read("VmRSS:");
                    return new ConstantSchedule(rate);
                },
            },
        };
        var timing = Timing.Of(() => mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(options).Fit(data).Model.Dispose());
        return new { before, peak = Read("VmHWM:"), timing };
    }

    private static byte[] Png(int number)
    {
        using var bitmap = new SKBitmap(224, 224, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(new SKColor((byte)(4 * number), 100, 200));
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static double Read(string name)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private sealed class Row
    {
        public string Label { get; set; } = "";

        public byte[] Image { get; set; } = [];
    }
}
