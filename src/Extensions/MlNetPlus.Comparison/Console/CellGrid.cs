namespace MlNetPlus.Comparison;

/// <summary>One table before it is drawn.</summary>
/// <param name="Headers">The columns' headers; the one that <see cref="NameHeader"/> names holds text, the others numbers.</param>
/// <param name="Rows">A row of cells for each contender.</param>
internal sealed record CellGrid(IReadOnlyList<string> Headers, IReadOnlyList<(LeaderboardRow Source, IReadOnlyList<string> Cells)> Rows)
{
    public const string NameHeader = "Contender";
}
