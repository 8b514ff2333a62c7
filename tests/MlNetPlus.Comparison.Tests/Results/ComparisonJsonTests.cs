using System.Text.Json;
using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public class ComparisonJsonTests
{
    [Fact]
    public void SaveJson_Result_HoldsLeaderboardPairsAndFailures()
    {
        using var json = Save(Example.Result(), includePredictions: false);
        var root = json.RootElement;

        Assert.Equal(1, root.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(("binary", "auc", "yes"), (Text(root, "task"), Text(root, "metric"), Text(root, "positiveClass")));
        var rows = root.GetProperty("leaderboard");
        Assert.Equal(["complete", "complete", "incomplete", "failed"], rows.EnumerateArray().Select(row => Text(row, "status")));
        var metric = rows[2].GetProperty("metrics")[0];
        Assert.Equal(0.9, metric.GetProperty("mean").GetDouble(), 12);
        Assert.Equal(JsonValueKind.Null, metric.GetProperty("foldValues")[4].ValueKind);
        Assert.Equal("no AUC on 1 of 5 folds: one class only", Text(metric, "note"));
        Assert.Equal("Strong", Text(root.GetProperty("pairwise")[0], "first"));
        var warning = root.GetProperty("warnings")[0];
        Assert.Equal(("identifierColumn", "No", "Leave it out of the features."), (Text(warning, "code"), Text(warning, "columnName"), Text(warning, "remedy")));
        Assert.Equal("System.InvalidOperationException", Text(root.GetProperty("failures")[0], "exceptionType"));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("outOfFold").ValueKind);
    }

    [Fact]
    public void SaveJson_SingleSplit_HoldsTheTestsOverItsRows()
    {
        var context = new MLContext(1);
        var result = context.BinaryClassification.Compare(
            TestRows.View(context),
            new ComparisonOptions
            {
                LabelColumnName = "IsHigh",
                TestFraction = 0.25,
                Contenders = [TestContenders.Score(), TestContenders.Mapped("other", (input, output) => output.Score = -input.X * input.X)],
            });

        using var json = Save(result, includePredictions: false);

        var pair = json.RootElement.GetProperty("pairwise")[0];
        Assert.Equal(0.25, json.RootElement.GetProperty("testFraction").GetDouble());
        Assert.Equal("deLong", Text(pair, "test"));
        Assert.Equal(pair.GetProperty("pValue").GetDouble(), pair.GetProperty("deLong")[0].GetProperty("pValue").GetDouble());
        Assert.InRange(pair.GetProperty("mcNemar").GetProperty("exactPValue").GetDouble(), 0, 1);
    }

    [Fact]
    public void SaveJson_WithPredictions_HoldsEveryRow()
    {
        var context = new MLContext(1);
        var result = context.BinaryClassification.Compare(
            TestRows.View(context),
            new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = [TestContenders.Mapped("gaps", (input, output) => output.Score = input.X > 0.3f ? float.NaN : input.X)] });

        using var json = Save(result, includePredictions: true);

        var predictions = json.RootElement.GetProperty("outOfFold")[0].GetProperty("predictions");
        Assert.Equal(TestRows.Count, predictions.GetArrayLength());
        Assert.Contains(predictions.EnumerateArray(), one => one.GetProperty("predicted").ValueKind == JsonValueKind.Null);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static JsonDocument Save(ComparisonResult result, bool includePredictions)
    {
        var path = Path.GetTempFileName();
        try
        {
            result.SaveJson(path, includePredictions);
            return JsonDocument.Parse(File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
