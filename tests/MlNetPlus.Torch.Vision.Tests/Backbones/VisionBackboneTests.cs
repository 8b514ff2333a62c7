using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class VisionBackboneTests
{
    public static TheoryData<string> Names { get; } = new(VisionModels.List().Select(info => info.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Info_Costs_AreThoseOfTheNetwork(string name)
    {
        var info = VisionModels.List(name).Single();
        using var network = VisionModels.Create(name, info.WeightsTag is null ? 10 : 1000);

        Assert.Equal(info.ParameterCount, network.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(info.MultiplyAdds, MultiplyAddCount.Of(network, info.ImageSize));
    }

    // timm, results/benchmark-infer-amp-nchw-pt291-cu128-4090.csv, column infer_gmacs at 224 pixels, which counts normalization too.
    [Theory]
    [InlineData("mobilenetv3_small_100", 0.06)]
    [InlineData("mobilenetv4_conv_small", 0.19)]
    [InlineData("efficientnet_b0", 0.4)]
    [InlineData("convnext_atto", 0.55)]
    [InlineData("resnet18", 1.82)]
    [InlineData("resnet26d", 2.6)]
    [InlineData("resnet34", 3.67)]
    [InlineData("convnext_tiny", 4.47)]
    public void Info_MultiplyAdds_AreThosePublished(string name, double billions) =>
        Assert.InRange(VisionModels.List(name).Single().MultiplyAdds / 1e9, billions - 0.02, billions + 0.02);

    [Theory]
    [MemberData(nameof(Names))]
    public void LayerGroups_TakenTogether_HoldEveryParameterOnce(string name)
    {
        using var network = VisionModels.Create(name, 10);

        var grouped = network.LayerGroups.SelectMany(group => group.Modules).SelectMany(module => module.parameters()).Select(parameter => parameter.Handle).ToArray();

        Assert.Equal(network.parameters().Select(parameter => parameter.Handle).Order(), grouped.Order());
        Assert.Equal(3, network.LayerGroups.Count);
        Assert.Equal([false, false, true], network.LayerGroups.Select(group => group.IsHead));
        Assert.All(network.LayerGroups, group => Assert.NotEmpty(group.Modules.SelectMany(module => module.parameters())));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_SmallestPicture_GivesFiniteScoresAndGradients(string name)
    {
        using var scope = NewDisposeScope();
        using var network = VisionModels.Create(new VisionModelOptions { Name = name, ClassCount = 3, Channels = 1, Seed = 5, DropRate = 0.1 });
        var size = network.Info.MinimumImageSize;

        var scores = network.call(randn(2, 1, size, size, generator: new Generator(1, CPU)));
        scores.square().sum().backward();

        Assert.Equal([2, 3], scores.shape);
        Assert.True(scores.isfinite().all().item<bool>());
        Assert.All(network.named_parameters(), p => Assert.True(p.parameter.grad is { } gradient && gradient.isfinite().all().item<bool>(), p.name));
    }

    [Fact]
    public void Create_WithSeed_DecidesEveryWeightAndLeavesTorchsNumbersAlone()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var expected = rand(3);
        random.manual_seed(1);
        using var one = VisionModels.Create(new VisionModelOptions { Name = "resnet_small", ClassCount = 4, Seed = 7 });
        var after = rand(3);
        using var two = VisionModels.Create(new VisionModelOptions { Name = "resnet_small", ClassCount = 4, Seed = 7 });
        using var other = VisionModels.Create(new VisionModelOptions { Name = "resnet_small", ClassCount = 4, Seed = 8 });

        Assert.Equal(expected.data<float>().ToArray(), after.data<float>().ToArray());
        Assert.All(one.state_dict(), entry => Assert.True(entry.Value.equal(two.state_dict()[entry.Key]).all().item<bool>(), entry.Key));
        Assert.False(one.Classifier.weight!.equal(other.Classifier.weight!).all().item<bool>());
    }

    [Theory]
    [InlineData("resnet18", "layer2.0.conv1.weight", 0.0416667)] // sqrt(2 / (128 * 9))
    [InlineData("resnet18", "fc.weight", 0.0255155)] // 1 / sqrt(512) / sqrt(3)
    [InlineData("convnext_atto", "stages.3.blocks.0.mlp.fc1.weight", 0.02)]
    [InlineData("efficientnet_b0", "blocks.5.1.conv_dw.weight", 0.2828427)] // sqrt(2 / 25): fan-out over the groups
    [InlineData("efficientnet_b0", "classifier.weight", 0.0182574)] // 1 / sqrt(1000) / sqrt(3)
    public void Create_StartingWeights_SpreadAsTimms(string name, string entry, double deviation)
    {
        using var scope = NewDisposeScope();
        using var network = VisionModels.Create(new VisionModelOptions { Name = name, Seed = 3 });

        var weight = network.state_dict()[entry];

        Assert.InRange(weight.std().item<float>(), 0.97 * deviation, 1.03 * deviation);
        Assert.InRange(weight.mean().item<float>(), -0.02 * deviation, 0.02 * deviation);
    }

    [Fact]
    public void Create_ResNet_StartsEachBlockAsItsShortcut()
    {
        using var scope = NewDisposeScope();
        using var network = VisionModels.Create(new VisionModelOptions { Name = "resnet18", Seed = 3 });
        var state = network.state_dict();

        Assert.Equal(0, state["layer1.0.bn2.weight"].abs().sum().item<float>());
        Assert.Equal(64, state["layer1.0.bn1.weight"].sum().item<float>());
    }

    [Fact]
    public void Forward_ThenDispose_LeavesNoTensor()
    {
        using (var warm = VisionModels.Create("mobilenetv3_small_100", 2))
            warm.call(zeros(2, 3, 64, 64)).Dispose();
        foreach (var name in VisionModels.List().Select(info => info.Name))
        {
            var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            using (var network = VisionModels.Create(new VisionModelOptions { Name = name, ClassCount = 2, Seed = 1 }))
            {
                using var pictures = zeros(2, 3, 64, 64);
                var made = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
                network.call(pictures).Dispose();
                Assert.Equal(made, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            }

            Assert.Equal((name, before), (name, DisposeScopeManager.Statistics.ThreadTotalLiveCount));
        }
    }

    [Fact]
    public void Create_InsideADisposeScope_OutlivesIt()
    {
        VisionBackbone network;
        using (NewDisposeScope())
            network = VisionModels.Create("resnet_small", 2);

        using (network)
        {
            using var scope = NewDisposeScope();
            Assert.Equal([2, 2], network.call(zeros(2, 3, 28, 28)).shape);
        }
    }
}
