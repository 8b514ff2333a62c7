using System.Text.Json.Nodes;

namespace MlNetPlus.Cli.Tests;

/// <summary>A folder of a test's own, and the passengers of the Titanic.</summary>
internal sealed class CommandFolder : IDisposable
{
    public static string Titanic { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "titanic.csv");

    public string Root { get; } = Directory.CreateTempSubdirectory("mlnetplus-cli-").FullName;

    public string In(params string[] names) => Path.Combine([Root, .. names]);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    /// <summary>A small table of the given rows, with a binary label y, a number, a text and a date.</summary>
    public string WriteTable(int rows = 60, string name = "table.csv") => Write(name, "y,n,kind,day\n" + string.Concat(
        Enumerable.Range(0, rows).Select(i => FormattableString.Invariant($"{(i * 7 % 11 > 4 ? "yes" : "no")},{(i % 9 == 0 ? "" : (i * 7 % 11) + (0.25 * (i % 4)))},k{i % 3},2024-01-{1 + (i % 28):D2}\n"))));

    /// <summary>The numbers of a JSON result, without what a clock says and without notes.</summary>
    public static string Numbers(string path)
    {
        var document = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        document.Remove("elapsedSeconds");
        document.Remove("notes");
        foreach (var row in document["leaderboard"]!.AsArray())
        {
            row!.AsObject().Remove("fitSeconds");
            row.AsObject().Remove("scoreSeconds");
            row.AsObject().Remove("costs");
        }

        return document.ToJsonString();
    }
}
