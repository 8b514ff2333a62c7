using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlNetPlus.Comparison.Tests;

/// <summary>All numbers of a result to the last bit, except what a clock says; two results are alike when these texts are.</summary>
internal static class ResultNumbers
{
    public static string Of(ComparisonResult result)
    {
        using var folder = new TemporaryFolder();
        var path = folder.In("result.json");
        result.SaveJson(path, includePredictions: true);

        var document = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        document.Remove("elapsedSeconds");
        document.Remove("notes");
        document.Remove("settings");
        foreach (var row in document["leaderboard"]!.AsArray())
        {
            row!.AsObject().Remove("fitSeconds");
            row.AsObject().Remove("scoreSeconds");
            row.AsObject().Remove("costs");
        }

        return document.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
