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
        var warnings = new List<string>();
        _mlContext.Log += (_, log) => warnings.Add(log.Message);

        var model = StripedPictures.Trainer(_mlContext).Fit(data);

        Assert.All(StripedPictures.Scores(_mlContext, model.Transform(data)), row => Assert.Equal(1, row.Sum(), 1e-5));
        Assert.Empty(model.Model.Histories[0].Epochs[0].Metrics); // all three are trained on
        Assert.Contains(warnings, message => message.Contains("No picture is held out", StringComparison.Ordinal));
        Assert.DoesNotContain(warnings, message => message.Contains("not learnt", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_CancelledWhileReading_StopsThere()
    {
        using var source = new CancellationTokenSource();
        var given = 0;
        IEnumerable<StripedPictures.Row> Endless()
        {
            for (var image = StripedPictures.Rows(2); ; given++)
            {
                if (given == 100)
                    source.Cancel();
                yield return image[given % 2];
            }
        }

        var view = _mlContext.Data.LoadFromEnumerable(Endless());
        var keys = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(_mlContext.Data.TakeRows(view, 2));
        given = 0;

        Assert.Throws<OperationCanceledException>(() => StripedPictures.Trainer(_mlContext, change: options => options.Training.CancellationToken = source.Token).Fit(keys.Transform(view)));

        Assert.InRange(given, 100, 10_000); // ML.NET reads some thousand rows ahead
    }

    [Fact]
    public void Fit_ValidationOfUnreadableAndUnlabelledRows_SaysThatNoneIsLeft()
    {
        var keys = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(_mlContext.Data.LoadFromEnumerable(StripedPictures.Rows()));
        IDataView Data(IReadOnlyList<StripedPictures.Row> rows) => keys.Transform(_mlContext.Data.LoadFromEnumerable(rows));
        var validation = StripedPictures.Rows(4);
        validation[0].Class = "unknown";
        foreach (var row in validation.Skip(1))
            row.Image = [1, 2, 3];

        var fault = Assert.Throws<InvalidOperationException>(() =>
            StripedPictures.Trainer(_mlContext, change: options => options.Undecodable = UndecodableImages.LeaveOut).Fit(Data(StripedPictures.Rows()), Data(validation)));

        Assert.Contains("3 of 4 rows, so that none is left", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ValidationRows_GetWhatTheTrainingRowsLeaveOfTheMemory()
    {
        var data = StripedPictures.Of(_mlContext);
        var messages = new List<string>();
        _mlContext.Log += (_, log) => messages.Add(log.Message);

        StripedPictures.Trainer(_mlContext, change: options => options.MaxCacheMemory = 40 * 3 * StripedPictures.Side * StripedPictures.Side).Fit(data, data); // room for 40 of 72

        Assert.Single(messages, message => message.Contains("36 decoded pictures are kept", StringComparison.Ordinal) && message.Contains("in a file", StringComparison.Ordinal));
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
