using System.Text.Json;
using System.Text.Json.Serialization;
using MlNetPlus.Comparison;

namespace MlNetPlus.Cli;

/// <summary>What is compared, and how: the content of <c>plan.json</c>.</summary>
internal sealed record ComparisonSettings
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The data file; relative to the plan's folder, or a full path.</summary>
    public required string Data { get; init; }

    public required char Separator { get; init; }

    public required string Label { get; init; }

    public required ComparisonTask Task { get; init; }

    public required IReadOnlyList<string> Contenders { get; init; }

    public required int Folds { get; init; }

    public required int Repeats { get; init; }

    public required ComparisonSplit Split { get; init; }

    public string? Group { get; init; }

    public string? Time { get; init; }

    public ComparisonMetric? Metric { get; init; }

    public required int Seed { get; init; }

    /// <summary>The longest time for one fit, each in a process of its own; null for fits in one process without a limit.</summary>
    public double? FitMinutes { get; init; }

    /// <summary>Texts of at most this many levels are one-hot.</summary>
    public required int Levels { get; init; }

    public required IReadOnlyList<TableColumn> Columns { get; init; }

    public static ComparisonSettings FromJson(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ComparisonSettings>(File.ReadAllBytes(path), Format)
                ?? throw new InvalidDataException($"'{path}' holds null; expected the settings of a comparison.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' is not a plan: {exception.Message} Write it with: mlnetplus compare plan.", exception);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";
}
