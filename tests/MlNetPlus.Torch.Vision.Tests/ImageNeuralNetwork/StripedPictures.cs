using Microsoft.ML;
using SkiaSharp;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>Small pictures of three classes: upright stripes, lying stripes, and none, in noise.</summary>
internal static class StripedPictures
{
    public const int Side = 16;

    private static readonly string[] Names = ["upright", "lying", "plain"];

    public static IReadOnlyList<Row> Rows(int count = 36, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new Row { Class = Names[i % 3], Image = Png(i % 3, random) })];
    }

    public static IDataView Of(MLContext mlContext, IEnumerable<Row>? rows = null)
    {
        var view = mlContext.Data.LoadFromEnumerable(rows ?? Rows());
        return mlContext.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(view).Transform(view);
    }

    public static ImageNeuralNetworkTrainer Trainer(MLContext mlContext, int epochs = 2, Action<ImageNeuralNetworkOptions>? change = null)
    {
        var options = new ImageNeuralNetworkOptions { Backbone = "resnet_small", ImageSize = Side, Training = { Epochs = epochs, BatchSize = 8, MaxLearningRate = 0.01, Device = "cpu" } };
        change?.Invoke(options);
        return mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(options);
    }

    public static IReadOnlyList<float[]> Scores(MLContext mlContext, IDataView scored) =>
        [.. mlContext.Data.CreateEnumerable<Scored>(scored, reuseRowObject: false).Select(row => row.Score)];

    public static byte[] Png(int kind, Random random)
    {
        using var bitmap = new SKBitmap(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var light = kind == 0 ? x / 2 % 2 : kind == 1 ? y / 2 % 2 : 0.5;
                var value = (byte)((150 * light) + random.Next(80));
                bitmap.SetPixel(x, y, new SKColor(value, value, (byte)(value / 2)));
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    internal sealed class Row
    {
        public string Class { get; set; } = "";

        public byte[] Image { get; set; } = [];
    }

    internal sealed class Scored
    {
        public uint PredictedLabel { get; set; }

        public float[] Score { get; set; } = [];
    }
}
