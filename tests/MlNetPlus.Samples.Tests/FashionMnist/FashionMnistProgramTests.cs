using System.IO.Compression;
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
        var model = Path.Combine(_folder.FullName, "models", "new", "model.zip"); // folders that are not there yet

        var (exitCode, output, error) = SampleProgram.Run("FashionMnist", "--data", Pictures, "--epochs", "2", "--model", model);

        Assert.True(exitCode == 0, error);
        Assert.Contains("1. 48 pictures to train on, 12 to test on", output, StringComparison.Ordinal);
        Assert.Matches(@"Valley +\d", output);
        Assert.Contains("p (McNemar)", output, StringComparison.Ordinal);
        Assert.Matches(@"\.png: (Bag|Dress|Sandal), probability [01]\.\d\d, spread over the views 0\.\d{3}", output);
        Assert.True(File.Exists(model));
        Assert.InRange(output.IndexOf("4. Saved as", StringComparison.Ordinal), 0, output.IndexOf("p (McNemar)", StringComparison.Ordinal)); // what fails later costs no training
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

    [Fact]
    public void Run_ModelPathIsAFolder_IsRefusedBeforeThePicturesAreRead()
    {
        var (exitCode, output, error) = SampleProgram.Run("FashionMnist", "--data", Pictures, "--model", _folder.FullName);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal($"--model '{_folder.FullName}' is a folder. Name a file in it, such as model.zip.", error.Trim());
    }

    [Theory]
    [InlineData]
    [InlineData("targets")]
    public void Run_ClassOfTheTestOnly_IsRefusedBeforeTheTraining(params string[] command)
    {
        Directory.Move(Pictures, Path.Combine(_folder.FullName, "train"));
        Directory.CreateDirectory(Path.Combine(Pictures, "test"));
        Directory.Move(Path.Combine(_folder.FullName, "train"), Path.Combine(Pictures, "train"));
        Directory.Move(Path.Combine(Pictures, "train", "Bag"), Path.Combine(Pictures, "test", "Bag"));

        var (exitCode, output, error) = SampleProgram.Run("FashionMnist", [.. command, "--data", Pictures]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal("No training picture has a class that test pictures have: 'Bag'. Add pictures of it to the training, or take it out of the test.", error.Trim());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.005")] // a quarter of a picture
    [InlineData("1.5")]
    [InlineData("-0.1")]
    public void Labels_ShareThatPlantsNothing_IsRefusedBeforeTheTraining(string share)
    {
        var (exitCode, output, error) = SampleProgram.Run("FashionMnist", "labels", "--data", Pictures, "--share", share);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal($"--share is {share}; expected 1 at most, and no less than one of the 48 pictures.", error.Trim());
    }

    [Fact]
    public void Run_IdxFilesOfAnotherFolderOrState_AreUnpackedAnew()
    {
        var name = $"idx-{Guid.NewGuid():N}";
        var (first, second) = (Path.Combine(_folder.FullName, "first", name), Path.Combine(_folder.FullName, "second", name));
        try
        {
            WriteIdx(first, training: 20, test: 10);
            WriteIdx(second, training: 30, test: 10);
            Assert.Equal("1. 20 pictures to train on, 10 to test on", FirstStep(first));
            Assert.Equal("1. 30 pictures to train on, 10 to test on", FirstStep(second)); // of the same name
            WriteIdx(first, training: 20, test: 20);
            Assert.Equal("1. 20 pictures to train on, 20 to test on", FirstStep(first)); // other files in the same place
        }
        finally
        {
            foreach (var unpacked in Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "pictures"), $"{name}*"))
                Directory.Delete(unpacked, recursive: true);
        }
    }

    /// <summary>What is found; the training is refused, as it has no epochs.</summary>
    private static string FirstStep(string data) =>
        SampleProgram.Run("FashionMnist", "--data", data, "--epochs", "0", "--learning-rate", "0.01").Output.Split('\n').First(line => line.StartsWith("1. ", StringComparison.Ordinal)).Trim();

    /// <summary>Black pictures of the ten classes in turn, in the format of Fashion-MNIST.</summary>
    private static void WriteIdx(string folder, int training, int test)
    {
        Directory.CreateDirectory(folder);
        foreach (var (part, count) in new[] { ("train", training), ("t10k", test) })
        {
            WritePacked(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[count * 28 * 28]]);
            WritePacked(Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"), [0, 0, 8, 1, 0, 0, 0, (byte)count, .. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]);
        }
    }

    private static void WritePacked(string path, byte[] content)
    {
        using var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        packed.Write(content);
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
