using System.Text.Json;
using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public sealed class ResultSchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _context = new(1);

    public void Dispose() => _folder.Dispose();

    /// <summary>Real results of every task, and one made by hand with what these lack: both ways, nothing is missing or too much.</summary>
    [Fact]
    public void SaveJson_AnyResult_IsWhatTheSchemaSays()
    {
        var check = new SchemaCheck(Schema());
        var data = TestRows.View(_context);
        ComparisonResult[] results =
        [
            Example.Result(),
            _context.BinaryClassification.Compare(data, Everything("IsHigh", [Contender.Linear(), Contender.FastTree(), TestContenders.Throwing("broken", "no luck")])),
            _context.BinaryClassification.Compare(data, new ComparisonOptions { LabelColumnName = "IsHigh", TestFraction = 0.25, MeasureCosts = false, Contenders = [TestContenders.Score("a"), TestContenders.Mapped("b", (input, output) => output.Score = input.X > 0.2f ? float.NaN : -input.X)] }),
            _context.MulticlassClassification.Compare(data, Everything("Kind", [Contender.Linear()])),
            _context.Regression.Compare(data, Everything("Amount", [Contender.Linear(), TestContenders.Score()])),
        ];

        foreach (var result in results)
        {
            using var json = Save(result);
            Assert.Empty(check.Faults(json.RootElement));
        }

        Assert.Empty(check.Unmet());
    }

    [Fact]
    public void Faults_PlantedOffences_AreFound()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(SavePath(Example.Result())).Replace("\"task\": \"binary\"", "\"task\": \"other\", \"extra\": 1", StringComparison.Ordinal).Replace("\"seed\": 1", "\"seeds\": 1.5", StringComparison.Ordinal));

        Assert.Equal(["$.extra is not in the schema", "$.seed is missing", "$.seeds is not in the schema", "$.task is other; expected one of"], new SchemaCheck(Schema()).Faults(json.RootElement).Select(fault => fault.Split(" [")[0]).Order(StringComparer.Ordinal));
    }

    private static JsonElement Schema() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Results", "result.schema.json"))).RootElement;

    private ComparisonOptions Everything(string label, IReadOnlyList<Contender> contenders) => new()
    {
        LabelColumnName = label,
        Features = _context.Transforms.Concatenate("Features", "Features", "X"),
        Contenders = contenders,
        Folds = 2,
        Importance = new() { Permutations = 2 },
        PartialDependence = new() { GridPoints = 3 },
        LearningCurve = new() { Shares = [0.5, 1] },
    };

    private JsonDocument Save(ComparisonResult result) => JsonDocument.Parse(File.ReadAllText(SavePath(result)));

    private string SavePath(ComparisonResult result)
    {
        var path = _folder.In("result.json");
        result.SaveJson(path, includePredictions: true);
        return path;
    }
}
