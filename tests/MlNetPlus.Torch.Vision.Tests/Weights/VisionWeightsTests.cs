using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class VisionWeightsTests
{
    private const string Name = "resnet_small";

    [Fact]
    public void Load_OwnWeights_GivesTheSameScores()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var from = Make(seed: 1);
        using var to = Make(seed: 2);
        SafeTensors.Save(folder.File("w.safetensors"), from.state_dict());

        var report = VisionWeights.Load(to, folder.File("w.safetensors"));

        Assert.Equal(new VisionWeightsReport(folder.File("w.safetensors"), from.state_dict().Count, HeadReplaced: false, FileClassCount: 4, FileChannels: 3), report);
        Assert.All(from.state_dict(), entry => Assert.True(entry.Value.equal(to.state_dict()[entry.Key]).all().item<bool>(), entry.Key));
    }

    [Fact]
    public void Load_OtherClassCount_KeepsTheHeadThatWasMade()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var from = Make(seed: 1, classes: 7);
        using var to = Make(seed: 2);
        var head = to.Classifier.weight!.clone();
        SafeTensors.Save(folder.File("w.safetensors"), from.state_dict());

        var report = VisionWeights.Load(to, folder.File("w.safetensors"));

        Assert.True(report.HeadReplaced);
        Assert.Equal(7, report.FileClassCount);
        Assert.True(to.Classifier.weight!.equal(head).all().item<bool>());
        Assert.True(to.state_dict()["conv1.weight"].equal(from.state_dict()["conv1.weight"]).all().item<bool>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Load_OtherChannels_AdaptsTheFirstFilters(int channels)
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var from = Make(seed: 1);
        using var to = VisionModels.Create(new VisionModelOptions { Name = Name, ClassCount = 4, Channels = channels, Seed = 2 });
        SafeTensors.Save(folder.File("w.safetensors"), from.state_dict());
        var filters = from.state_dict()["conv1.weight"];
        var expected = channels == 1
            ? filters[.., 0..1] + filters[.., 1..2] + filters[.., 2..3]
            : cat([.. Enumerable.Range(0, channels).Select(i => filters[.., (i % 3)..((i % 3) + 1)])], 1) * (3.0 / channels);

        var report = VisionWeights.Load(to, folder.File("w.safetensors"));

        Assert.Equal(3, report.FileChannels);
        Assert.True(to.state_dict()["conv1.weight"].allclose(expected));
    }

    [Fact]
    public void Load_OneChannel_SeesGreyAsColour()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var colour = Make(seed: 1);
        using var grey = VisionModels.Create(new VisionModelOptions { Name = Name, ClassCount = 4, Channels = 1, Seed = 2 });
        SafeTensors.Save(folder.File("w.safetensors"), colour.state_dict());
        VisionWeights.Load(grey, folder.File("w.safetensors"));
        colour.eval();
        grey.eval();
        var pictures = randn(2, 1, 28, 28);

        Assert.True(grey.call(pictures).allclose(colour.call(pictures.expand(2, 3, 28, 28)), rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void Load_EntriesThatDoNotFit_NamesEveryOneAndLoadsNothing()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var network = Make(seed: 1);
        var before = network.state_dict()["conv1.weight"].clone();
        var state = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone(), StringComparer.Ordinal);
        state["conv1.weight"].add_(1);
        state.Remove("bn1.weight");
        state.Remove("layer2.0.conv2.weight");
        state["layer9.weight"] = zeros(2);
        state["layer1.0.bn1.bias"] = zeros(5);
        state["layer1.0.bn2.weight"] = zeros(64, ScalarType.Int64);
        SafeTensors.Save(folder.File("w.safetensors"), state);

        var exception = Assert.Throws<VisionWeightsException>(() => VisionWeights.Load(network, folder.File("w.safetensors")));

        Assert.Equal(["bn1.weight", "layer2.0.conv2.weight"], exception.Missing);
        Assert.Equal(["layer9.weight"], exception.Unexpected);
        Assert.Equal(["layer1.0.bn1.bias (network [32], file [5])", "layer1.0.bn2.weight (network Float32, file Int64)"], exception.MisShaped);
        Assert.Equal(
            $"The weights in '{folder.File("w.safetensors")}' are not those of resnet_small with 3 channels. Missing from the file (2): bn1.weight, layer2.0.conv2.weight. "
            + "Unknown to the network (1): layer9.weight. "
            + "Of another shape or type (2): layer1.0.bn1.bias (network [32], file [5]), layer1.0.bn2.weight (network Float32, file Int64). "
            + "Nothing was loaded. Expected timm's names for this architecture: check that the file is of resnet_small.",
            exception.Message);
        Assert.True(network.state_dict()["conv1.weight"].equal(before).all().item<bool>());
    }

    [Fact]
    public void Load_WeightsOfAnotherArchitecture_NamesAllEntries()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var from = VisionModels.Create("mobilenetv3_small_100", 4);
        using var to = Make(seed: 1);
        SafeTensors.Save(folder.File("w.safetensors"), from.state_dict());

        var exception = Assert.Throws<VisionWeightsException>(() => VisionWeights.Load(to, folder.File("w.safetensors")));

        var learnt = to.state_dict().Keys.Where(name => !name.EndsWith("num_batches_tracked", StringComparison.Ordinal));
        Assert.Equal(learnt.Where(name => !from.state_dict().ContainsKey(name)), exception.Missing);
        Assert.Equal(from.state_dict().Keys.Where(name => !to.state_dict().ContainsKey(name)).Order(StringComparer.Ordinal), exception.Unexpected.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Load_OldFileInHalfPrecisionWithoutCounters_IsWidened()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var from = Make(seed: 1);
        using var to = Make(seed: 2);
        var state = from.state_dict().Where(entry => !entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key, entry => entry.Value.to_type(ScalarType.Float16), StringComparer.Ordinal);
        SafeTensors.Save(folder.File("w.safetensors"), state);

        VisionWeights.Load(to, folder.File("w.safetensors"));

        Assert.Equal(ScalarType.Float32, to.state_dict()["conv1.weight"].dtype);
        Assert.True(to.state_dict()["conv1.weight"].equal(state["conv1.weight"].to_type(ScalarType.Float32)).all().item<bool>());
    }

    [Fact]
    public void Load_LinearLayersSavedAsConvolutions_Fit()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var network = VisionModels.Create(new VisionModelOptions { Name = "convnext_atto", ClassCount = 2, Seed = 1 });
        var state = network.state_dict().ToDictionary(
            entry => entry.Key,
            entry => entry.Key.Contains(".mlp.", StringComparison.Ordinal) && entry.Value.dim() == 4 ? entry.Value.flatten(1) : entry.Value,
            StringComparer.Ordinal);
        SafeTensors.Save(folder.File("w.safetensors"), state);

        var report = VisionWeights.Load(network, folder.File("w.safetensors"));

        Assert.Equal(state.Count, report.EntriesLoaded);
    }

    [Theory]
    [InlineData("resnet18.a1_in1k.safetensors")]
    [InlineData("resnet18.safetensors")]
    [InlineData("resnet18.a1_in1k/model.safetensors")]
    [InlineData("resnet18/model.safetensors")]
    [InlineData("model.safetensors")]
    public void Find_Folder_KnowsTheUsualNames(string name)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
        File.WriteAllText(folder.File(name), "");

        Assert.Equal(folder.File(name), VisionWeights.Find(VisionModels.List("resnet18")[0], folder.Path));
    }

    [Fact]
    public void Find_FolderWithoutThem_SaysWhatItLookedFor()
    {
        using var folder = new TemporaryFolder();

        var exception = Assert.Throws<FileNotFoundException>(() => VisionWeights.Find(VisionModels.List("resnet18")[0], folder.Path));

        Assert.Equal(
            $"The folder '{folder.Path}' holds no weights of resnet18; expected one of resnet18.a1_in1k.safetensors, resnet18.safetensors, "
            + $"{Path.Combine("resnet18.a1_in1k", "model.safetensors")}, {Path.Combine("resnet18", "model.safetensors")}, model.safetensors in it. Give the file itself if it has another name.",
            exception.Message);
    }

    [Fact]
    public void Create_WeightsPathThatIsNothing_SaysSoAndLeavesNoTensor()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var exception = Assert.Throws<FileNotFoundException>(() => VisionModels.Create(new VisionModelOptions { Name = Name, WeightsPath = "nowhere.safetensors" }));

        Assert.Equal("There is no file or folder 'nowhere.safetensors' to load the weights of resnet_small from.", exception.Message);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Create_WeightsPath_LoadsAndLeavesNoOtherTensor()
    {
        using var folder = new TemporaryFolder();
        using (var from = Make(seed: 1))
        {
            using var scope = NewDisposeScope();
            SafeTensors.Save(folder.File("resnet_small.safetensors"), from.state_dict());
        }

        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var network = VisionModels.Create(new VisionModelOptions { Name = Name, ClassCount = 4, Seed = 9, WeightsPath = folder.Path }))
            Assert.Equal(network.state_dict().Count, DisposeScopeManager.Statistics.ThreadTotalLiveCount - before);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static VisionBackbone Make(int seed, int classes = 4) => VisionModels.Create(new VisionModelOptions { Name = Name, ClassCount = classes, Seed = seed });
}
