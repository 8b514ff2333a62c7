using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>What timm's network of a name looks like, and what it gives with <see cref="FormulaWeights"/>.</summary>
internal sealed record ReferenceArchitecture
{
    [JsonPropertyName("model")]
    public required string Model { get; init; }

    [JsonPropertyName("image_size")]
    public required int ImageSize { get; init; }

    [JsonPropertyName("parameters")]
    public required long Parameters { get; init; }

    [JsonPropertyName("state")]
    public required IReadOnlyList<JsonElement[]> State { get; init; }

    [JsonPropertyName("features")]
    public long[]? Features { get; init; }

    [JsonPropertyName("feature_mean")]
    public double? FeatureMean { get; init; }

    [JsonPropertyName("embedding_size")]
    public required int EmbeddingSize { get; init; }

    [JsonPropertyName("embedding")]
    public required double[][] Embedding { get; init; }

    [JsonPropertyName("logits")]
    public required double[][] Logits { get; init; }

    [JsonPropertyName("logit_mean")]
    public required double[] LogitMean { get; init; }

    [JsonPropertyName("logit_std")]
    public required double[] LogitDeviation { get; init; }

    [JsonPropertyName("argmax")]
    public required long[] ArgMax { get; init; }

    public static ReferenceArchitecture Read(string file, string model) => Read(file).Single(architecture => architecture.Model == model);

    public static IReadOnlyList<ReferenceArchitecture> Read(string file)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Backbones", "Reference", file));
        return JsonSerializer.Deserialize<List<ReferenceArchitecture>>(stream)!;
    }

    /// <summary>Names with shapes, in order, one line each.</summary>
    public IEnumerable<string> StateLines() => State.Select(entry => $"{entry[0].GetString()} [{string.Join(", ", entry[1].EnumerateArray())}]");
}
