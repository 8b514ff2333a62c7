using System.Diagnostics;
using Microsoft.ML;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class FrozenBodyTests : IDisposable
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("frozen-body-");

    public void Dispose() => _folder.Delete(recursive: true);

    // A network without batch normalization: frozen, its body gives the same features in training and in evaluation.
    [Theory]
    [InlineData("convnext_atto", 32)]
    [InlineData("mobilenetv3_small_100", 32)]
    [InlineData("efficientnet_b0", 32)]
    [InlineData("resnet18", 32)]
    public void Classify_MeansOfTheFeatures_IsTheWholeNetwork(string name, int side)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        using var network = VisionModels.Create(name, 5);
        network.eval();
        var images = TorchSharp.torch.rand(3, 3, side, side);

        var whole = network.call(images);
        var means = network.Classify(network.Features(images).mean([2, 3], keepdim: true));

        Assert.True(whole.allclose(means, rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void Fit_HeadOnly_LeavesTheBodyAlone()
    {
        var weights = SavedWeights();

        var model = Trainer(options => (options.HeadOnly, options.WeightsPath) = (true, weights)).Fit(Data());

        var (before, after) = (SafeTensors.Load(weights), Saved(model));
        Assert.NotEmpty(after);
        foreach (var (name, tensor) in after)
            Assert.Equal(!name.StartsWith("fc.", StringComparison.Ordinal), tensor.equal(before[name]).all().item<bool>());
        Assert.Equal(3, Assert.Single(model.Model.Histories).Epochs.Count);
    }

    [Fact]
    public void Fit_HeadOnly_LearnsFromFeatures()
    {
        var model = Trainer(options => options.HeadOnly = true, epochs: 40).Fit(StripedPictures.Of(_mlContext, StripedPictures.Rows(90)));

        var metrics = _mlContext.MulticlassClassification.Evaluate(model.Transform(StripedPictures.Of(_mlContext, StripedPictures.Rows(30, seed: 2))));

        Assert.True(metrics.MicroAccuracy > 0.8, $"accuracy {metrics.MicroAccuracy}"); // a random body tells stripes from stripes
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_RowsOnDisk_GivesTheSameModel(bool headOnly)
    {
        IReadOnlyList<float[]> Scores(long memory) => StripedPictures.Scores(_mlContext, Trainer(options =>
            (options.HeadOnly, options.MaxCacheMemory, options.CacheFolder) = (headOnly, memory, _folder.FullName)).Fit(Data()).Transform(Data()));

        var expected = Scores(1 << 20);

        Assert.Equal(expected, Scores(0));
        Assert.Equal(expected, Scores(8000)); // some in memory, some in the file
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void Fit_FullDisk_SaysWhatToDo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "a small disk is mounted, which takes root on Linux");
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", _folder.FullName) == 0, "no file system can be mounted here");
        try
        {
            var fault = Assert.Throws<IOException>(() => Trainer(options => (options.HeadOnly, options.MaxCacheMemory, options.CacheFolder) = (true, 0, _folder.FullName)).Fit(Data()));

            Assert.Contains(_folder.FullName, fault.Message, StringComparison.Ordinal);
            Assert.Contains("MaxCacheMemory", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            Run("umount", _folder.FullName);
        }
    }

    [Fact]
    public void Fit_FreezeEpochs_TrainsEverythingAfterwards()
    {
        var weights = SavedWeights();

        var model = Trainer(options => (options.FreezeEpochs, options.WeightsPath) = (2, weights)).Fit(Data());

        var (before, after) = (SafeTensors.Load(weights), Saved(model));
        Assert.Equal([2, 3], model.Model.Histories.Select(history => history.Epochs.Count));
        Assert.False(after["conv1.weight"].equal(before["conv1.weight"]).all().item<bool>());
    }

    [Fact]
    public void Fit_WithoutCache_NormalizationGoesOnLearning()
    {
        var weights = SavedWeights();

        var model = Trainer(options => (options.HeadOnly, options.CacheFeatures, options.WeightsPath) = (true, false, weights)).Fit(Data());

        var (before, after) = (SafeTensors.Load(weights), Saved(model));
        Assert.True(after["conv1.weight"].equal(before["conv1.weight"]).all().item<bool>());
        Assert.False(after["bn1.weight"].equal(before["bn1.weight"]).all().item<bool>());
    }

    [Fact]
    public void FindLearningRate_HeadOnly_GivesACurve()
    {
        var trainer = Trainer(options => (options.HeadOnly, options.Training.LearningRateFinder.Iterations) = (true, 12));

        Assert.NotEmpty(trainer.FindLearningRate(Data()).LearningRates);
    }

    [Fact]
    public void Options_CacheThatCannotBe_IsRefused()
    {
        var fault = Assert.Throws<ArgumentException>(() => Trainer(options =>
            (options.HeadOnly, options.CacheFeatures, options.MixUp, options.FreezeEpochs, options.MaxCacheMemory, options.CacheFolder) = (true, true, 0.4, 2, -1, "nowhere/at/all")));

        foreach (var part in new[] { "FreezeEpochs", "CacheFeatures", "MaxCacheMemory", "CacheFolder" })
            Assert.Contains(part, fault.Message, StringComparison.Ordinal);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private IDataView Data() => StripedPictures.Of(_mlContext);

    private ImageNeuralNetworkTrainer Trainer(Action<ImageNeuralNetworkOptions> change, int epochs = 3) => StripedPictures.Trainer(_mlContext, epochs, change);

    private string SavedWeights()
    {
        var path = Path.Combine(_folder.FullName, "weights.safetensors");
        using var network = VisionModels.Create("resnet_small", 3);
        SafeTensors.Save(path, network.state_dict());
        return path;
    }

    /// <summary>The weights as they are in a saved model.</summary>
    private TensorDictionary Saved(ImageNeuralNetworkTransformer model)
    {
        using var stream = new MemoryStream();
        _mlContext.Model.Save(model, Data().Schema, stream);
        using var zip = new System.IO.Compression.ZipArchive(stream);
        using var entry = zip.Entries.Single(one => one.FullName.Contains("network.weights", StringComparison.Ordinal)).Open();
        using var seekable = new MemoryStream();
        entry.CopyTo(seekable);
        seekable.Position = 0;
        return SafeTensors.Load(seekable);
    }
}
