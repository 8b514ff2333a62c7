using System.Text.Json;

namespace MlNetPlus.Samples.Tests;

public sealed class BirdStrikesProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bird-strikes-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_SomeRows_ComparesEveryoneAndPredictsWithTheSavedModel()
    {
        var (json, model) = (InFolder("comparison.json"), InFolder("model.zip"));

        var (exitCode, output, error) = SampleProgram.Run("BirdStrikes", "--rows", "1500", "--folds", "2", "--flags-network", "--json", json, "--model", model);

        Assert.True(exitCode == 0, error);
        Assert.Contains("1. 1500 strikes", output, StringComparison.Ordinal);
        Assert.Contains("European starling", output, StringComparison.Ordinal);
        Assert.Matches(@"probability of damage [01]\.\d\d", output);
        using var comparison = JsonDocument.Parse(File.ReadAllText(json));
        Assert.Equal(JsonValueKind.Object, comparison.RootElement.ValueKind);
        Assert.True(File.Exists(model));
    }

    [Fact]
    public void Run_ColumnMissing_NamesItInOneLine()
    {
        var data = InFolder("strikes.csv");
        File.WriteAllText(data, "Airport Name,Flight Date\nNASHVILLE INTL,1990-01-08\n");

        var (exitCode, _, error) = SampleProgram.Run("BirdStrikes", "--data", data);

        Assert.Equal(1, exitCode);
        Assert.Contains("Wildlife Species", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);
}
