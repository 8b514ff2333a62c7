using System.Xml.Linq;
using SkiaSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class MeasurementTests
{
    [Fact]
    public void Measure_SmallRun_TimesEachNetwork()
    {
        var told = new List<string>();
        var options = new VisionMeasureOptions
        {
            Models = ["mobilenetv3*", "resnet_small"],
            ImageSize = 32,
            BatchSize = 2,
            Repeats = 3,
            WarmUps = 1,
            Device = "cpu",
            Progress = new Immediately(row => told.Add(row.Model.Name)),
        };
        VisionModels.Measure(options);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var measured = VisionModels.Measure(options);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(["mobilenetv3_small_100", "resnet_small"], told[2..]);
        Assert.Equal(("cpu", 1), (measured.Device, measured.Threads));
        Assert.Equal(2, measured.Rows.Count);
        Assert.True(measured.Rows[0].InferenceMilliseconds <= measured.Rows[1].InferenceMilliseconds);
        Assert.All(measured.Rows, row =>
        {
            Assert.Equal((32, 2), (row.ImageSize, row.BatchSize));
            Assert.InRange(row.InferenceMilliseconds, row.InferenceRange.Shortest, row.InferenceRange.Longest);
            Assert.InRange(row.TrainingMilliseconds!.Value, row.TrainingRange!.Value.Shortest, row.TrainingRange.Value.Longest);
            Assert.True(row.InferenceRange.Shortest > 0);
        });
    }

    [Fact]
    public void Measure_WithoutTraining_LeavesItOut()
    {
        var measured = VisionModels.Measure(new() { Models = ["resnet_small"], BatchSize = 1, Repeats = 2, WarmUps = 0, Training = false, Device = "cpu" });

        Assert.Null(measured.Rows[0].TrainingMilliseconds);
        Assert.Null(measured.Rows[0].TrainingRange);
        Assert.Equal(28, measured.Rows[0].ImageSize);
    }

    [Fact]
    public void Measure_Cancelled_Stops() => Assert.Throws<OperationCanceledException>(
        () => VisionModels.Measure(new() { Models = ["resnet_small"], Device = "cpu", CancellationToken = new CancellationToken(canceled: true) }));

    [Fact]
    public void Measure_FaultyOptions_NamesAllFaults() => Assert.Equal(
        """
        VisionMeasureOptions has 5 faults:
        - Models is 'vgg*'; expected patterns that fit one of convnext_atto, convnext_tiny, efficientnet_b0, mobilenetv3_small_100, mobilenetv4_conv_small, resnet_small, resnet_small_deep, resnet_small_wide, resnet18, resnet26d, resnet34.
        - ImageSize is 8; expected at least 32, or null.
        - BatchSize is 0; expected at least 1.
        - Repeats is 0; expected at least 1.
        - WarmUps is -1; expected at least 0.
        """,
        Assert.Throws<ArgumentException>(() => VisionModels.Measure(new() { Models = ["vgg*"], ImageSize = 8, BatchSize = 0, Repeats = 0, WarmUps = -1 })).Message);

    [Fact]
    public void Rows_Front_HoldsThoseThatNoneBeats() =>
        Assert.Equal(["mobilenetv3_small_100", "mobilenetv4_conv_small", "convnext_atto", "convnext_tiny"], Example().Rows.Where(row => row.IsOnParetoFront).Select(row => row.Model.Name));

    [Fact]
    public void Rows_EquallyFastAndAccurate_AreBothOnTheFront()
    {
        var twins = new VisionMeasurements([Row("resnet18", 1), Row("resnet18", 1), Row("resnet34", 1)], "cpu", 1);

        Assert.Equal(["resnet34"], twins.Rows.Where(row => row.IsOnParetoFront).Select(row => row.Model.Name));
        Assert.Equal(2, new VisionMeasurements([Row("resnet18", 1), Row("resnet18", 1)], "cpu", 1).Rows.Count(row => row.IsOnParetoFront));
    }

    [Fact]
    public void ToString_Table_StandsInColumns() => Assert.Equal(
        """
        Median milliseconds per picture on cpu with 2 threads, batches of 8
        model                                   pixels  ImageNet  parameters  multiply-adds  inference ms            range  training ms             range  front
        resnet_small                                28                 0.3 M         0.01 G          0.40     0.36 to 0.48         1.20      1.08 to 1.44
        mobilenetv3_small_100.lamb_in1k            224    67.6 %       2.5 M         0.06 G          3.00     2.70 to 3.60         9.00     8.10 to 10.80      *
        mobilenetv4_conv_small.e2400_r224_in1k     224    73.8 %       3.8 M         0.19 G          5.00     4.50 to 6.00        15.00    13.50 to 18.00      *
        convnext_atto.d2_in1k                      224    75.7 %       3.7 M         0.55 G         12.00   10.80 to 14.40        36.00    32.40 to 43.20      *
        resnet18.a1_in1k                           224    71.5 %      11.7 M         1.81 G         20.00   18.00 to 24.00        60.00    54.00 to 72.00
        convnext_tiny.in12k_ft_in1k                224    84.2 %      28.6 M         4.46 G        100.00  90.00 to 120.00       300.00  270.00 to 360.00      *

        """,
        Example().ToString());

    [Fact]
    public void SaveTable_Csv_HoldsAllNumbers()
    {
        using var folder = new TemporaryFolder();

        Example().SaveTable(folder.File("t.csv"));

        var lines = File.ReadAllLines(folder.File("t.csv"));
        Assert.Equal(7, lines.Length);
        Assert.Equal(14, lines[0].Split(',').Length);
        Assert.Equal("resnet18,a1_in1k,224,8,0.71504,11689512,1814073344,20,18,24,60,54,72,False", lines[5]);
        Assert.StartsWith("resnet_small,,28,8,,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void SaveTable_Markdown_IsATable()
    {
        using var folder = new TemporaryFolder();

        Example().SaveTable(folder.File("t.md"));

        var lines = File.ReadAllLines(folder.File("t.md"));
        Assert.Equal("|---|---|---|---|---|---|---|---|---|---|", lines[3]);
        Assert.Equal("| resnet18.a1_in1k | 224 | 71.5 % | 11.7 M | 1.81 G | 20.00 | 18.00 to 24.00 | 60.00 | 54.00 to 72.00 |  |", lines[8]);
    }

    [Fact]
    public void SavePlot_Svg_ShowsTheNetworksWithAnAccuracy()
    {
        Assert.SkipWhen(SKTypeface.Default.GlyphCount == 0, "This machine has no fonts, so a plot has no text: apt-get install fonts-dejavu-core");
        using var folder = new TemporaryFolder();

        Example().SavePlot(folder.File("p.svg"));

        var text = string.Join('\n', XDocument.Load(folder.File("p.svg")).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value));
        Assert.All(["resnet18", "convnext_tiny", "mobilenetv3_small_100"], name => Assert.Contains(name, text, StringComparison.Ordinal));
        Assert.DoesNotContain("resnet_small", text, StringComparison.Ordinal);
    }

    [Fact]
    public void SavePlot_Png_IsAPicture()
    {
        using var folder = new TemporaryFolder();

        Example().SavePlot(folder.File("p.png"));

        using var bitmap = SKBitmap.Decode(folder.File("p.png"));
        Assert.Equal((900, 600), (bitmap.Width, bitmap.Height));
    }

    [Fact]
    public void Save_OtherExtension_SaysWhichThereAre()
    {
        Assert.Equal("The extension of 'p.gif' is '.gif'; expected one of .svg, .png, .jpg, .jpeg, .bmp, .webp. (Parameter 'path')", Assert.Throws<ArgumentException>(() => Example().SavePlot("p.gif")).Message);
        Assert.Equal("The extension of 't.xls' is '.xls'; expected .csv, .md or .txt. (Parameter 'path')", Assert.Throws<ArgumentException>(() => Example().SaveTable("t.xls")).Message);
    }

    [Fact]
    public void SavePlot_NoAccuracy_SaysSo() => Assert.Equal(
        "None of the networks that were measured has a published accuracy to draw. Measure others, or save the table.",
        Assert.Throws<InvalidOperationException>(() => new VisionMeasurements([Row("resnet_small", 1)], "cpu", 1).SavePlot("p.png")).Message);

    private static VisionMeasurements Example() => new(
        [Row("convnext_atto", 12), Row("convnext_tiny", 100), Row("mobilenetv3_small_100", 3), Row("mobilenetv4_conv_small", 5), Row("resnet_small", 0.4), Row("resnet18", 20)],
        "cpu",
        2);

    private static VisionMeasurement Row(string name, double milliseconds)
    {
        var info = VisionModels.List(name).Single();
        return new(info, info.ImageSize, 8, milliseconds, (0.9 * milliseconds, 1.2 * milliseconds), 3 * milliseconds, (2.7 * milliseconds, 3.6 * milliseconds));
    }

    private sealed class Immediately(Action<VisionMeasurement> tell) : IProgress<VisionMeasurement>
    {
        public void Report(VisionMeasurement value) => tell(value);
    }
}
