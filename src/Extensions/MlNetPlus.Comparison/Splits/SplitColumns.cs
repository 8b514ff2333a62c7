namespace MlNetPlus.Comparison;

/// <summary>What a split needs to know of the rows.</summary>
internal sealed record SplitColumns
{
    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Class of each row, to stratify by.</summary>
    public int[]? Classes { get; init; }

    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The number to stratify by, where there are no classes.</summary>
    public float[]? Target { get; init; }

    /// <summary>Rank of each row's group, time or fold; a missing fold is -1.</summary>
    public int[]? Ranks { get; init; }

    /// <summary>The columns' names, for messages.</summary>
    public string? LabelColumnName { get; init; }

    /// <summary>Name of the column of <see cref="Ranks"/>.</summary>
    public string? RankColumnName { get; init; }

    public int RankCount => Ranks!.Max() + 1;

    /// <summary>Classes, or tenths of the sorted target (equal values share one), for deals by class counts.</summary>
    public (int[] Classes, int Count) Strata(int quantiles = 10)
    {
        if (Classes is not null)
            return (Classes, ClassNames.Count);

        var sorted = Target!.Order().ToArray();
        return (Array.ConvertAll(Target!, value => (int)((long)FirstAt(sorted, value) * quantiles / sorted.Length)), quantiles);
    }

    private static int FirstAt(float[] sorted, float value)
    {
        var place = Array.BinarySearch(sorted, value);
        while (place > 0 && sorted[place - 1] == value)
            place--;
        return place;
    }
}
