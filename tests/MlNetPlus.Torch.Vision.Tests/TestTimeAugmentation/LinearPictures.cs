using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using SkiaSharp;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>The pictures of the reference script as files, and its ONNX model.</summary>
internal sealed class LinearPictures : IDisposable
{
    public const int Count = 6;

    private readonly TemporaryFolder _folder = new();

    public LinearPictures()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "TestTimeAugmentation", "Reference");
        Expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "test-time-augmentation.json"))).RootElement;
        for (var i = 0; i < Count; i++)
            Write(i);

        var rows = Enumerable.Range(0, Count).Select(i => new PictureRow { Path = Name(i) });
        Paths = MLContext.Data.LoadFromEnumerable(rows);
        Load = MLContext.Transforms.LoadImages("Image", _folder.Path, nameof(PictureRow.Path));
        Images = Load.Fit(Paths).Transform(Paths);
        var pixels = new ImagePixels(MLContext);
        var onnx = MLContext.Transforms.ApplyOnnxModel("Score", "pixels", Path.Combine(folder, "linear.onnx"));
        Model = new TransformerChain<ITransformer>(pixels, onnx.Fit(pixels.Transform(Images)));
    }

    public MLContext MLContext { get; } = new(seed: 1);

    public JsonElement Expected { get; }

    public IDataView Paths { get; }

    public IEstimator<ITransformer> Load { get; }

    public IDataView Images { get; }

    /// <summary>Reads "Image", adds "Score": the probabilities of three classes.</summary>
    public ITransformer Model { get; }

    public MLImage Image(int index) => MLImage.CreateFromFile(_folder.File(Name(index)));

    public static float[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetSingle())];

    public void Dispose()
    {
        (Model as IDisposable)?.Dispose();
        _folder.Dispose();
    }

    private static string Name(int index) => $"{index}.png";

    private void Write(int index)
    {
        var rgb = Numbers(Expected[index].GetProperty("rgb"));
        using var bitmap = new SKBitmap(ImagePixels.Side, ImagePixels.Side, SKColorType.Bgra8888, SKAlphaType.Opaque);
        for (var i = 0; i < ImagePixels.Side * ImagePixels.Side; i++)
            bitmap.SetPixel(i % ImagePixels.Side, i / ImagePixels.Side, new SKColor((byte)rgb[3 * i], (byte)rgb[(3 * i) + 1], (byte)rgb[(3 * i) + 2]));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(_folder.File(Name(index)), data.ToArray());
    }
}
