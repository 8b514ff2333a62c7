using SkiaSharp;

namespace MlNetPlus.Samples.Tests;

public sealed class FashionMnistProgramTests : IDisposable
{
    private static readonly string[] Garments = ["Bag", "Dress", "Sandal"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fashion-mnist-");

    public FashionMnistProgramTests()
    {
        foreach (var (kind, garment) in Garments.Index())
        {
            var folder = Directory.CreateDirectory(Path.Combine(Pictures, garment)).FullName;
            for (var i = 0; i < 20; i++)
                Draw(Path.Combine(folder, $"{i:00}.png"), kind, new Random((100 * kind) + i));
        }
    }

    private string Pictures => Path.Combine(_folder.FullName, "pictures");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_FolderOfClasses_ScoresWithAndWithoutViewsAndPredictsInASecondProcess()
    {
        var model = Path.Combine(_folder.FullName, "model.zip");

        var (exitCode, output, error) = SampleProgram.Run("FashionMnist", "--data", Pictures, "--epochs", "2", "--model", model);

        Assert.True(exitCode == 0, error);
        Assert.Contains("1. 48 pictures to train on, 12 to test on", output, StringComparison.Ordinal);
        Assert.Matches(@"Valley +\d", output);
        Assert.Contains("p (McNemar)", output, StringComparison.Ordinal);
        Assert.Matches(@"\.png: (Bag|Dress|Sandal), probability [01]\.\d\d, spread over the views 0\.\d{3}", output);
        Assert.True(File.Exists(model));
    }

    [Fact]
    public void Run_SameSeedTwice_GivesTheSameAccuracy()
    {
        string[] Table() => [.. SampleProgram.Run("FashionMnist", "--data", Pictures, "--epochs", "1", "--model", Path.Combine(_folder.FullName, "model.zip")).Output
            .Split('\n').Where(line => line.StartsWith('│'))];

        var first = Table();

        Assert.NotEmpty(first);
        Assert.Equal(first, Table());
    }

    [Fact]
    public void Targets_Garments_EvaluatesBoth()
    {
        var (exitCode, output, error) = SampleProgram.Run("FashionMnist", "targets", "--data", Pictures, "--epochs", "1");

        Assert.True(exitCode == 0, error);
        Assert.Matches(@"Garment +│ [01]\.\d{4}", output);
        Assert.Matches(@"Group +│ [01]\.\d{4}", output);
    }

    [Fact]
    public void Labels_PlantedErrors_AreLookedFor()
    {
        var (exitCode, output, error) = SampleProgram.Run("FashionMnist", "labels", "--data", Pictures, "--epochs", "1", "--folds", "2", "--share", "0.1");

        Assert.True(exitCode == 0, error);
        Assert.Contains("1. 5 of 48 pictures get another class", output, StringComparison.Ordinal);
        Assert.Contains("PruneByNoiseRate", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_OtherClasses_SaysWhichClass()
    {
        Directory.Move(Path.Combine(Pictures, "Bag"), Path.Combine(Pictures, "Hat"));

        var (exitCode, _, error) = SampleProgram.Run("FashionMnist", "targets", "--data", Pictures);

        Assert.Equal(1, exitCode);
        Assert.Contains("'Hat' belongs to no group", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public void Run_NoSuchFolder_SaysSoInOneLine()
    {
        var (exitCode, _, error) = SampleProgram.Run("FashionMnist", "--data", Path.Combine(_folder.FullName, "nothing"));

        Assert.Equal(1, exitCode);
        Assert.Contains("There is no folder", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    /// <summary>Upright, lying or no stripes, in noise.</summary>
    private static void Draw(string path, int kind, Random random)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(28, 28, SKColorType.Gray8, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i++)
        {
            var light = kind == 2 ? 1 : (kind == 0 ? i % 28 : i / 28) / 3 % 2;
            pixels[i] = (byte)((100 * light) + random.Next(100));
        }

        using var file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Png, quality: 100);
    }
}
