using System.Text.Json;

namespace MlNetPlus.Samples.Tests;

public sealed class TitanicProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("titanic-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_KagglesFiles_WritesTheSubmissionAndPredictsInASecondProcess()
    {
        var lines = File.ReadAllLines(TitanicProgram.DataPath);
        var train = Write("train.csv", ["PassengerId,Survived,Pclass,Name,Sex,Age,SibSp,Parch,Ticket,Fare,Cabin,Embarked", .. lines.Skip(1).Take(900).Select((line, row) => Kaggle(line, row, withLabel: true))]);
        var test = Write("test.csv", ["PassengerId,Pclass,Name,Sex,Age,SibSp,Parch,Ticket,Fare,Cabin,Embarked", .. lines.Skip(901).Select((line, row) => Kaggle(line, row, withLabel: false))]);
        var (submission, json, report, model) = (InFolder("submission.csv"), InFolder("comparison.json"), InFolder("report.html"), InFolder("model.zip"));

        var (exitCode, output, error) = TitanicProgram.Run(
            "--train", train, "--test", test, "--submission", submission, "--json", json, "--report", report, "--model", model, "--folds", "2", "--repeats", "1", "--seed", "3");

        Assert.True(exitCode == 0, error);
        Assert.Contains("Deck", output, StringComparison.Ordinal);
        Assert.Contains("DeWitt Bukater, Miss. Rose   survives", output, StringComparison.Ordinal);
        var predicted = File.ReadAllLines(submission);
        Assert.Equal("PassengerId,Survived", predicted[0]);
        Assert.Equal(lines.Length - 901, predicted.Length - 1);
        Assert.All(predicted.Skip(1), line => Assert.Matches("^[0-9]+,[01]$", line));
        using var comparison = JsonDocument.Parse(File.ReadAllText(json));
        Assert.Equal(JsonValueKind.Object, comparison.RootElement.ValueKind);
        Assert.Contains("id=\"dependence\"", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(report).Length, 100_000, 3_000_000);
        Assert.Contains("Drop of AUC when a raw column is permuted", output, StringComparison.Ordinal);
        Assert.True(File.Exists(model));
    }

    [Fact]
    public void Run_ModelCutShort_SaysSoInOneLine()
    {
        var model = Write("model.zip", ["PK"]);

        var (exitCode, _, error) = TitanicProgram.Run("predict", model);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"Model file '{model}'", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public void Run_TestWithoutSubmission_SaysWhatIsMissing()
    {
        var (exitCode, _, error) = TitanicProgram.Run("--test", "test.csv");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--test and --submission go together", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EveryPassengerDied_SaysThatTheLabelHasOneClass()
    {
        var lines = File.ReadAllLines(TitanicProgram.DataPath);
        var train = Write("train.csv", [lines[0], .. lines.Skip(1).Where(line => line.Split(',')[1] == "0")]);

        var (exitCode, _, error) = TitanicProgram.Run("--train", train);

        Assert.Equal(1, exitCode);
        Assert.Contains("'Survived'", error, StringComparison.Ordinal);
        Assert.Contains("at least two different values", error, StringComparison.Ordinal);
    }

    /// <summary>A line of this repository's file in Kaggle's layout: a cabin before the port, no country, label on request.</summary>
    private static string Kaggle(string line, int row, bool withLabel)
    {
        var (start, name, rest) = (line[..line.IndexOf('"', StringComparison.Ordinal)], Quoted(line), line[(line.LastIndexOf('"') + 1)..]);
        var fields = start.Split(',');
        var others = rest.Split(',');
        var cabin = row % 4 == 0 ? $"{"ABCDEFGT"[row / 4 % 8]}{row}" : "";
        string[] label = withLabel ? [fields[1]] : [];
        return string.Join(',', [fields[0], .. label, fields[2], name, .. others[1..7], cabin, others[7]]);
    }

    private static string Quoted(string line) => line[line.IndexOf('"', StringComparison.Ordinal)..(line.LastIndexOf('"') + 1)];

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);

    private string Write(string name, IEnumerable<string> lines)
    {
        File.WriteAllLines(InFolder(name), lines);
        return InFolder(name);
    }
}
