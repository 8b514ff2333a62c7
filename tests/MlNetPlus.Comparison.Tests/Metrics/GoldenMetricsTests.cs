using System.Text.Json;

namespace MlNetPlus.Comparison.Tests;

/// <summary>Against scikit-learn; Reference/metrics.py made the values.</summary>
public class GoldenMetricsTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string, int> Cases { get; } = new() { { "binary", 0 }, { "binary", 1 }, { "binary", 2 }, { "binary", 3 }, { "multiclass", 0 }, { "multiclass", 1 }, { "multiclass", 2 }, { "regression", 0 }, { "regression", 1 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compute_ReferenceCase_EqualsScikitLearn(string task, int index)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Metrics", "Reference", "metrics.json"));
        using var json = JsonDocument.Parse(file);
        var reference = json.RootElement.GetProperty(task)[index];
        var labels = Singles(reference, "labels");
        var predicted = Singles(reference, "predicted");

        var metrics = FoldMetrics.Compute(Predictions(reference, task, predicted), LabelsOf(task, labels));

        var compared = 0;
        foreach (var (metric, value) in metrics)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(metric.ToString());
            Assert.Equal(reference.GetProperty(name).GetDouble(), value.Value!.Value, Tolerance);
            compared++;
        }

        Assert.Equal(MetricTraits.Of(Enum.Parse<ComparisonTask>(task, ignoreCase: true)).Count, compared);
    }

    private static FoldPredictions Predictions(JsonElement reference, string task, float[] predicted)
    {
        var scores = task == "regression" ? predicted : Singles(reference, "scores");
        var rows = Enumerable.Range(0, predicted.Length).ToArray();
        var predictions = new FoldPredictions(new Fold(0, 0, new int[rows.Length], 0, false), rows, scores.Length / rows.Length);
        scores.CopyTo(predictions.Scores, 0);
        predicted.CopyTo(predictions.Predicted, 0);
        predictions.IsScored.AsSpan().Fill(true);
        return predictions;
    }

    private static Labels LabelsOf(string task, float[] labels)
    {
        if (task == "regression")
            return new Labels(labels);

        var distinct = labels.Distinct().Order().ToArray();
        return new Labels(
            task == "binary" ? ComparisonTask.Binary : ComparisonTask.Multiclass,
            new CodedColumn(Array.ConvertAll(labels, label => (int)label), distinct, _ => { }));
    }

    private static float[] Singles(JsonElement reference, string name) => [.. reference.GetProperty(name).EnumerateArray().Select(value => value.GetSingle())];
}
