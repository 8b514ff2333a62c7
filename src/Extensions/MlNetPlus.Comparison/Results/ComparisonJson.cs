using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlNetPlus.Comparison;

/// <summary>Writes a result as JSON. Numbers that do not exist (NaN) become null.</summary>
internal static class ComparisonJson
{
    /// <summary>That of docs/comparison/result.schema.json.</summary>
    private const int SchemaVersion = 1;

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DictionaryKeyPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new NumberOrNull<double>(), new NumberOrNull<float>() },
    };

    public static void Save(ComparisonResult result, string path, bool includePredictions)
    {
        using var file = File.Create(path);
        Write(result, file, includePredictions);
    }

    public static void Write(ComparisonResult result, Stream stream, bool includePredictions) => JsonSerializer.Serialize(stream, Document(result, includePredictions), Format);

    private static object Document(ComparisonResult result, bool includePredictions) => new
    {
        SchemaVersion,
        result.Task,
        result.Metric,
        HigherIsBetter = MetricTraits.HigherIsBetter(result.Metric),
        result.LabelColumnName,
        result.Classes,
        result.PositiveClass,
        result.Rows,
        result.Split,
        result.Folds,
        result.TestFraction,
        result.Repeats,
        result.FoldsCompleted,
        result.Seed,
        ElapsedSeconds = result.Elapsed.TotalSeconds,
        Leaderboard = result.Leaderboard.Select(row => new
        {
            row.Rank,
            row.Contender,
            row.Status,
            row.TiedWithBest,
            row.RowsScored,
            row.RowsGiven,
            row.FitSeconds,
            row.ScoreSeconds,
            row.Costs,
            Metrics = row.Metrics.Values,
            row.Remarks,
        }),
        result.Pairwise,
        result.FeatureImportance,
        result.PartialDependence,
        LearningCurves = result.LearningCurves.Select(one => new
        {
            one.Contender,
            Points = one.Points.Select(point => new { point.Share, point.TrainRows, Metrics = point.Metrics.Values, point.FitSeconds }),
            one.Reason,
        }),
        Failures = result.Failures.Select(failure => new { failure.Contender, failure.Repeat, failure.Fold, failure.Message, failure.ExceptionType }),
        result.Warnings,
        result.Notes,
        Settings = ReportWords.Settings(result).Select(one => new { one.Name, one.Value }),
        OutOfFold = includePredictions ? result.OutOfFold.Select(one => new { one.Contender, Predictions = one.Predictions() }) : null,
    };

    private sealed class NumberOrNull<T> : JsonConverter<T>
        where T : struct, System.Numerics.IFloatingPointIeee754<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Results are written, not read.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            if (!T.IsFinite(value))
                writer.WriteNullValue();
            else if (value is float single)
                writer.WriteNumberValue(single);
            else
                writer.WriteNumberValue(double.CreateChecked(value));
        }
    }
}
