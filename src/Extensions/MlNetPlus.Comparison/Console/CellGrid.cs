namespace MlNetPlus.Comparison;

/// <summary>One table before it is drawn.</summary>
/// <param name="Headers">The columns' headers; those that <see cref="IsText"/> says hold text, the others numbers.</param>
/// <param name="Rows">The rows; each has the contender that it is about, or none.</param>
internal sealed record CellGrid(IReadOnlyList<string> Headers, IReadOnlyList<(LeaderboardRow? Source, IReadOnlyList<string> Cells)> Rows)
{
    public const string NameHeader = "Contender";
    public const string ColumnHeader = "Raw column";

    /// <summary>What stands above the table; null where the headers say enough.</summary>
    public string? Title { get; init; }

    public static bool IsText(string header) => header is NameHeader or ColumnHeader;
}
