using System.Text.Json;

namespace MlNetPlus.Comparison;

/// <summary>How rows are to be divided, whichever door asked for it.</summary>
internal sealed record SplitSettings
{
    public required ComparisonSplit Split { get; init; }

    public int Folds { get; init; } = 5;

    public int Repeats { get; init; } = 1;

    public int Seed { get; init; } = 1;

    /// <summary>Share of rows to test on, for one split a repeat instead of folds.</summary>
    public double? TestFraction { get; init; }

    public int Gap { get; init; }

    public int? MaxTrainRows { get; init; }

    /// <summary>Whether the settings come from <see cref="ComparisonOptions"/>, and not from parameters of a method.</summary>
    public bool AreOptions { get; init; }

    public static SplitSettings Of(ComparisonOptions options) => new()
    {
        Split = options.Split,
        Folds = options.Folds,
        Repeats = options.Repeats,
        Seed = options.Seed,
        TestFraction = options.TestFraction,
        Gap = options.Gap,
        MaxTrainRows = options.MaxTrainRows,
        AreOptions = true,
    };

    /// <summary>A setting as its user wrote it.</summary>
    public string Name(string property) => AreOptions ? $"{nameof(ComparisonOptions)}.{property}" : JsonNamingPolicy.CamelCase.ConvertName(property);
}
