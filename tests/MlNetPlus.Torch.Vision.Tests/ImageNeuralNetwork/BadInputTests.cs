using Microsoft.ML;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class BadInputTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void Fit_TextLabel_NamesTheRemedy()
    {
        var data = _mlContext.Data.LoadFromEnumerable(StripedPictures.Rows());

        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => StripedPictures.Trainer(_mlContext, change: options => options.LabelColumnName = "Class").Fit(data));

        Assert.Contains("MapValueToKey", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OneClass_Throws()
    {
        var rows = StripedPictures.Rows().Where(row => row.Class == "plain");

        var fault = Assert.Throws<InvalidOperationException>(() => StripedPictures.Trainer(_mlContext).Fit(StripedPictures.Of(_mlContext, rows)));

        Assert.Contains("one class in all of its 12 rows", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NoRows_Throws()
    {
        var data = StripedPictures.Of(_mlContext);
        var none = _mlContext.Data.SkipRows(data, 36);

        var fault = Assert.Throws<InvalidOperationException>(() => StripedPictures.Trainer(_mlContext).Fit(none));

        Assert.Contains("without rows", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OnePictureAClass_Trains()
    {
        var data = StripedPictures.Of(_mlContext, StripedPictures.Rows(3));

        var scores = StripedPictures.Scores(_mlContext, StripedPictures.Trainer(_mlContext).Fit(data).Transform(data));

        Assert.All(scores, row => Assert.Equal(1, row.Sum(), 1e-5));
    }

    [Fact]
    public void Fit_UndecodablePicture_StopsOrLeavesOut()
    {
        var rows = StripedPictures.Rows();
        rows[7].Image = rows[7].Image[..60];
        var data = StripedPictures.Of(_mlContext, rows);
        var warnings = new List<string>();
        _mlContext.Log += (_, log) => warnings.Add(log.Message);

        var fault = Assert.Throws<InvalidOperationException>(() => StripedPictures.Trainer(_mlContext).Fit(data));
        StripedPictures.Trainer(_mlContext, change: options => options.Undecodable = UndecodableImages.LeaveOut).Fit(data);

        Assert.Contains("1 of 36 rows: row 7:", fault.Message, StringComparison.Ordinal);
        Assert.Contains(warnings, message => message.Contains("1 of 36 rows, which are left out: row 7: it is damaged or cut off", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_MissingFile_IsNamed()
    {
        var rows = new[] { new PathRow { Class = "a", Image = "nowhere/a.png" }, new PathRow { Class = "b", Image = "nowhere/b.png" } };
        var view = _mlContext.Data.LoadFromEnumerable(rows);
        var data = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(view).Transform(view);

        var fault = Assert.Throws<InvalidOperationException>(() => StripedPictures.Trainer(_mlContext).Fit(data));

        Assert.Contains("'nowhere/a.png'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WeightsOfAnotherNetwork_NamesTheEntries()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "weights.safetensors");
        using (var other = VisionModels.Create("resnet_small_wide", 3))
            SafeTensors.Save(path, other.state_dict());

        var fault = Assert.Throws<VisionWeightsException>(() => StripedPictures.Trainer(_mlContext, change: options => options.WeightsPath = path).Fit(StripedPictures.Of(_mlContext)));

        Assert.NotEmpty(fault.MisShaped);
    }

    [Fact]
    public void Options_SeveralFaults_AreAllNamed()
    {
        var options = new ImageNeuralNetworkOptions { Backbone = "resnet99", Channels = 2, MixUp = 0.4, CutMix = 1, Training = { Epochs = 0 } };

        var fault = Assert.Throws<ArgumentException>(() => _mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(options));

        Assert.All(["Backbone", "Channels", "CutMix", "Training.Epochs"], name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
    }

    private sealed class PathRow
    {
        public string Class { get; set; } = "";

        public string Image { get; set; } = "";
    }
}
