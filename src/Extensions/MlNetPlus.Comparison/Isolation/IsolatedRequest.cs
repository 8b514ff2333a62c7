using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlNetPlus.Comparison;

/// <summary>What a process of its own is asked to do: fit a recipe on the rows of one file, score those of another.</summary>
internal sealed record IsolatedRequest
{
    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter() } };

    public required RecipeReference Recipe { get; init; }

    public required CellIdentity Identity { get; init; }

    public required ComparisonTask Task { get; init; }

    public required string LabelColumnName { get; init; }

    public required int Seed { get; init; }

    public required int Width { get; init; }

    /// <summary>The group of each row of the whole data, when inner folds must keep groups together; else null.</summary>
    public int[]? GroupOfRow { get; init; }

    /// <summary>The training rows' indices in the whole data: features may drop the column that says them.</summary>
    public required int[] TrainRows { get; init; }

    /// <summary>The same of the test rows.</summary>
    public required int[] TestRows { get; init; }

    public required string TrainPath { get; init; }

    public required string TestPath { get; init; }

    public required string OutcomePath { get; init; }

    /// <summary>Whether memory, size and the time of a single prediction are measured.</summary>
    public required bool MeasureCosts { get; init; }

    /// <summary>Where its predictions of the training rows go, when they are wanted; else null.</summary>
    public required string? TrainingScoresPath { get; init; }

    /// <summary>Where the model goes, when the comparison has more to ask it; else null.</summary>
    public required string? ModelPath { get; init; }

    public static IsolatedRequest Read(string path) =>
        JsonSerializer.Deserialize<IsolatedRequest>(File.ReadAllBytes(path), Format) ?? throw new InvalidDataException($"'{path}' holds no request.");

    public void Write(string path) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, Format));
}
