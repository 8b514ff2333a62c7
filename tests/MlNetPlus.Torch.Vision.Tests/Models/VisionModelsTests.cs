namespace MlNetPlus.Torch.Vision.Tests;

public sealed class VisionModelsTests
{
    [Theory]
    [InlineData("*", "convnext_atto convnext_tiny efficientnet_b0 mobilenetv3_small_100 mobilenetv4_conv_small resnet_small resnet_small_deep resnet_small_wide resnet18 resnet26d resnet34")]
    [InlineData("resnet*", "resnet_small resnet_small_deep resnet_small_wide resnet18 resnet26d resnet34")]
    [InlineData("RESNET1?", "resnet18")]
    [InlineData("resnet[12]*", "resnet18 resnet26d")]
    [InlineData("resnet[1-2]*", "resnet18 resnet26d")]
    [InlineData("resnet[!12_]*", "resnet34")]
    [InlineData("*.a1_in1k", "resnet18 resnet34")]
    [InlineData("resnet", "")]
    [InlineData("resnet18.", "")]
    [InlineData("[", "")]
    [InlineData("[!]", "")]
    [InlineData("resnet[2-1]*", "")]
    [InlineData("resnet1[]8]", "resnet18")]
    [InlineData("", "")]
    public void List_Filter_IsAShellPattern(string filter, string names) =>
        Assert.Equal(names, string.Join(' ', VisionModels.List(filter).Select(info => info.Name)));

    [Fact]
    public void List_PublishedWeights_ComeWithAccuracySourceTagAndLicence() => Assert.All(VisionModels.List(), info =>
    {
        var published = !info.Name.StartsWith("resnet_small", StringComparison.Ordinal);
        Assert.Equal(published, info.WeightsTag is not null);
        Assert.Equal(published ? "Apache-2.0" : null, info.WeightsLicense);
        Assert.Equal(published, info.ImageNetAccuracy is > 0.6 and < 0.9);
        Assert.Equal(published, info.ImageNetAccuracySource is not null);
        Assert.Equal(published ? 224 : 28, info.ImageSize);
        Assert.Equal(3, info.Mean.Count);
        Assert.Equal(3, info.StandardDeviation.Count);
    });

    // timm, results/results-imagenet.csv: the row of each default tag at 224 pixels.
    [Theory]
    [InlineData("resnet18.a1_in1k", 71.504)]
    [InlineData("resnet34.a1_in1k", 76.420)]
    [InlineData("resnet26d.bt_in1k", 76.698)]
    [InlineData("convnext_atto.d2_in1k", 75.672)]
    [InlineData("convnext_tiny.in12k_ft_in1k", 84.192)]
    [InlineData("mobilenetv3_small_100.lamb_in1k", 67.636)]
    [InlineData("mobilenetv4_conv_small.e2400_r224_in1k", 73.756)]
    [InlineData("efficientnet_b0.ra_in1k", 77.698)]
    public void List_FullName_HasTheAccuracyOfItsTag(string fullName, double percent) =>
        Assert.Equal(percent / 100, VisionModels.List(fullName).Single().ImageNetAccuracy!.Value, 9);

    [Fact]
    public void ToString_Info_TellsSizeCostAndAccuracy() =>
        Assert.Equal("resnet18.a1_in1k: 11.69 M parameters, 1.814 G multiply-adds at 224 px, ImageNet 71.5 %", VisionModels.List("resnet18")[0].ToString());

    [Fact]
    public void Create_FaultyOptions_NamesAllFaults()
    {
        var exception = Assert.Throws<ArgumentException>(() => VisionModels.Create(new VisionModelOptions { Name = "resnet19", ClassCount = 0, Channels = -1, DropRate = 1, WeightsPath = "" }));

        Assert.Equal(
            """
            VisionModelOptions has 5 faults:
            - Name is 'resnet19'; expected one of convnext_atto, convnext_tiny, efficientnet_b0, mobilenetv3_small_100, mobilenetv4_conv_small, resnet_small, resnet_small_deep, resnet_small_wide, resnet18, resnet26d, resnet34.
            - ClassCount is 0; expected at least 1.
            - Channels is -1; expected at least 1.
            - DropRate is 1; expected from 0 to less than 1.
            - WeightsPath is an empty text; expected a file, a folder or null.
            """,
            exception.Message);
    }

    [Fact]
    public void Create_UnknownTag_SaysWhichIsKnown() => Assert.Equal(
        "VisionModelOptions.Name is 'resnet18.b9'; expected resnet18.a1_in1k, the one tag known here (load other weights of this architecture by their path).",
        Assert.Throws<ArgumentException>(() => VisionModels.Create("resnet18.b9", 2)).Message);
}
