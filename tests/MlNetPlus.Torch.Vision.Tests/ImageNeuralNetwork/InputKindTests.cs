using Microsoft.ML;
using SkiaSharp;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>The same pictures, given in each of the ways that there are.</summary>
[Collection(TorchCollection.Name)]
public sealed class InputKindTests : IDisposable
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fit_PathsBytesOrImages_GivesTheSameModel()
    {
        var paths = Paths();
        var images = _mlContext.Transforms.LoadImages("Image", _folder.Path, "Path").Fit(paths).Transform(paths);
        var bytes = _mlContext.Transforms.LoadRawImageBytes("Image", _folder.Path, "Path").Fit(paths).Transform(paths);
        var full = _mlContext.Transforms.CopyColumns("Image", "FullPath").Fit(paths).Transform(paths);

        var expected = Scores(full);

        Assert.Equal(expected, Scores(bytes));
        Assert.Equal(expected, Scores(images));
    }

    [Theory]
    [InlineData(1, ImageFit.Squash)]
    [InlineData(1, ImageFit.Crop)]
    [InlineData(3, ImageFit.Crop)]
    [InlineData(3, ImageFit.Pad)]
    public void Fit_GreyOrFitted_LearnsAndLoads(int channels, ImageFit fit)
    {
        var data = StripedPictures.Of(_mlContext, StripedPictures.Rows(90));
        var model = StripedPictures.Trainer(_mlContext, 12, options => (options.Channels, options.Fit) = (channels, fit)).Fit(data);
        using var file = new MemoryStream();
        _mlContext.Model.Save(model, data.Schema, file);

        var scored = model.Transform(data);

        Assert.True(_mlContext.MulticlassClassification.Evaluate(scored).MicroAccuracy > 0.9);
        Assert.Equal(StripedPictures.Scores(_mlContext, scored), StripedPictures.Scores(_mlContext, new MLContext().Model.Load(file, out _).Transform(data)));
    }

    [Fact]
    public void SavePreview_Rows_DrawsEachBesideItsVersions()
    {
        var trainer = StripedPictures.Trainer(_mlContext, change: options => options.Augmentation = new());

        trainer.SavePreview(StripedPictures.Of(_mlContext, StripedPictures.Rows(3)), _folder.File("three.png"), versions: 4);
        StripedPictures.Trainer(_mlContext).SavePreview(StripedPictures.Of(_mlContext, StripedPictures.Rows(30)), _folder.File("plain.png"));

        using var three = SKBitmap.Decode(_folder.File("three.png"));
        using var plain = SKBitmap.Decode(_folder.File("plain.png"));
        Assert.Equal(5.0 / 3, three.Width / (double)three.Height, 0.05);
        Assert.Equal(1.0 / 16, plain.Width / (double)plain.Height, 0.01);
    }

    [Fact]
    public void SavePreview_NothingReadable_SaysWhy()
    {
        var rows = new[] { new StripedPictures.Row { Class = "plain", Image = [1, 2, 3] } };

        var fault = Assert.Throws<InvalidOperationException>(() => StripedPictures.Trainer(_mlContext).SavePreview(StripedPictures.Of(_mlContext, rows), _folder.File("none.png")));

        Assert.Equal("Column 'Image' has no picture to draw. None can be read: row 0: it is in no known picture format.", fault.Message);
    }

    private IReadOnlyList<float[]> Scores(IDataView data) => StripedPictures.Scores(_mlContext, StripedPictures.Trainer(_mlContext).Fit(data).Transform(data));

    private IDataView Paths()
    {
        var rows = StripedPictures.Rows().Select((row, i) =>
        {
            File.WriteAllBytes(_folder.File($"{i}.png"), row.Image);
            return new PathRow { Class = row.Class, Path = $"{i}.png", FullPath = _folder.File($"{i}.png") };
        }).ToArray();
        var view = _mlContext.Data.LoadFromEnumerable(rows);
        return _mlContext.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(view).Transform(view);
    }

    private sealed class PathRow
    {
        public string Class { get; set; } = "";

        public string Path { get; set; } = "";

        public string FullPath { get; set; } = "";
    }
}
