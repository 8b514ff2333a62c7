using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>A folder of pictures as users have it, with everything in it that is none.</summary>
[Collection(TorchCollection.Name)]
public sealed class UnreadablePicturesTests : IDisposable
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    public UnreadablePicturesTests()
    {
        foreach (var (index, row) in StripedPictures.Rows(12).Index())
            Put($"{row.Class}/{index:00}.png", row.Image);
        _mlContext.Log += (_, log) =>
        {
            if (log.Kind == ChannelMessageKind.Warning)
                _warnings.Add(log.RawMessage);
        };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fit_ImageFolder_TrainsAndScores()
    {
        var data = Data();

        var model = Trainer().Fit(data);

        Assert.All(StripedPictures.Scores(_mlContext, model.Transform(data)), row => Assert.Equal(1, row.Sum(), 1e-5));
        Assert.Equal(["lying", "plain", "upright"], model.Targets[0].Classes!.ToNames());
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Fit_Stop_NamesAllFaultyFiles()
    {
        PutFaulty();

        var fault = Assert.Throws<InvalidOperationException>(() => Trainer().Fit(Data()));

        Assert.StartsWith("Column 'ImagePath' (input of ImageNeuralNetworkTrainer) has pictures that cannot be read in 3 of 15 rows: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"'{_folder.File("plain/cut.jpg")}': it is damaged or cut off", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"'{_folder.File("plain/empty.png")}': the file is empty", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"'{_folder.File("plain/text.jpg")}': it is in no known picture format", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("Mend or remove them, or set Undecodable to LeaveOut.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_LeaveOut_NamesThemInOneWarning()
    {
        PutFaulty();

        Trainer(options => options.Undecodable = UndecodableImages.LeaveOut).Fit(Data());

        var warning = Assert.Single(_warnings);
        Assert.Contains("3 of 15 rows, which are left out: ", warning, StringComparison.Ordinal);
        Assert.All(["cut.jpg", "empty.png", "text.jpg"], name => Assert.Contains(name, warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_ManyFaultyFiles_NamesTwentyAndCountsTheRest()
    {
        for (var i = 0; i < 25; i++)
            Put($"plain/x{i:00}.png", [1, 2, 3]);

        var fault = Assert.Throws<InvalidOperationException>(() => Trainer().Fit(Data()));

        Assert.Contains("25 of 37 rows", fault.Message, StringComparison.Ordinal);
        Assert.Contains("x19.png': it is in no known picture format; and 5 more. ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("x20.png", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NothingReadable_StopsInAnyCase()
    {
        foreach (var file in Directory.GetFiles(_folder.Path, "*.png", SearchOption.AllDirectories))
            File.WriteAllText(file, "no picture");

        var fault = Assert.Throws<InvalidOperationException>(() => Trainer(options => options.Undecodable = UndecodableImages.LeaveOut).Fit(Data()));

        Assert.Contains("12 of 12 rows, so that none is left: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ClassWithoutAPicture_IsNamed()
    {
        Put("empty/1.png", [1, 2, 3]);

        var model = Trainer(options => options.Undecodable = UndecodableImages.LeaveOut).Fit(Data());

        Assert.Contains("Column 'Label' (label of ImageNeuralNetworkTrainer) has 1 of 4 classes without a picture to train on, which are not learnt: empty.", _warnings);
        Assert.Equal(4, model.Targets[0].Classes!.Count);
    }

    [Fact]
    public void Fit_ClassUnseenInTraining_IsLeftOutOfValidationWithAWarning()
    {
        var keys = _mlContext.Transforms.Conversion.MapValueToKey("Label").Fit(Files());
        var training = keys.Transform(Files());
        Put("new/1.png", StripedPictures.Rows(1)[0].Image);
        var validation = keys.Transform(Files());

        var model = Trainer().Fit(training, validation);
        var scored = model.Transform(validation);

        Assert.Contains("1 of 13 validation rows are left out: they have no label, or one that the training rows do not have.", _warnings);
        Assert.Equal(13, StripedPictures.Scores(_mlContext, scored).Count(row => Math.Abs(row.Sum() - 1) < 1e-5));
    }

    [Fact]
    public void Transform_FaultyFile_HasNoScoreAndIsNamed()
    {
        var model = Trainer().Fit(Data());
        PutFaulty();

        var scores = StripedPictures.Scores(_mlContext, model.Transform(Files()));

        Assert.Equal(3, scores.Count(row => row.All(float.IsNaN)));
        Assert.Equal(3, _warnings.Count(warning => warning.StartsWith($"No score for '{_folder.File("plain")}", StringComparison.Ordinal)));
    }

    private void PutFaulty()
    {
        Put("plain/cut.jpg", ReferencePicture.Named("JPEG").File[..^20]);
        Put("plain/empty.png", []);
        Put("plain/text.jpg", "Not a picture."u8.ToArray());
    }

    private void Put(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        File.WriteAllBytes(_folder.File(name), bytes);
    }

    private IDataView Files() => _mlContext.Data.LoadImageFolder(_folder.Path);

    private IDataView Data() => _mlContext.Transforms.Conversion.MapValueToKey("Label").Fit(Files()).Transform(Files());

    private ImageNeuralNetworkTrainer Trainer(Action<ImageNeuralNetworkOptions>? change = null) => StripedPictures.Trainer(_mlContext, epochs: 1, options =>
    {
        options.ImageColumnName = "ImagePath";
        change?.Invoke(options);
    });
}
