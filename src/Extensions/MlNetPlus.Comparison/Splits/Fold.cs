namespace MlNetPlus.Comparison;

/// <summary>One division of the rows into training and test rows.</summary>
/// <param name="Repeat">Which repeat, from 0.</param>
/// <param name="Index">Which fold of the repeat, from 0.</param>
/// <param name="Blocks">The block of each row; shared by the folds of a repeat.</param>
/// <param name="TestBlock">The block that is tested on.</param>
/// <param name="TrainsOnEarlierOnly">Whether only the blocks before <paramref name="TestBlock"/> are trained on (time order), instead of all others.</param>
internal sealed record Fold(int Repeat, int Index, int[] Blocks, int TestBlock, bool TrainsOnEarlierOnly)
{
    /// <summary>The rows to train on, ascending, where they are not told by the blocks (a gap or a window in time).</summary>
    public int[]? FixedTrainRows { get; init; }

    public int[] TestRows() => RowsWhere(block => block == TestBlock);

    public int[] TrainRows() => FixedTrainRows is { } rows ? [.. rows] : TrainsOnEarlierOnly ? RowsWhere(block => block < TestBlock) : RowsWhere(block => block != TestBlock);

    public override string ToString() => $"fold {Index + 1} of repeat {Repeat + 1}";

    private int[] RowsWhere(Func<int, bool> chosen)
    {
        var rows = new List<int>(Blocks.Length);
        for (var row = 0; row < Blocks.Length; row++)
        {
            if (chosen(Blocks[row]))
                rows.Add(row);
        }

        return [.. rows];
    }
}
