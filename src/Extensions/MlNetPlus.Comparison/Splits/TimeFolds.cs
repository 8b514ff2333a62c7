namespace MlNetPlus.Comparison;

/// <summary>
/// Folds in the order of time: each trains on what is earlier than what it tests on. Rows of one instant are never parted,
/// neither by the test set's ends nor by the gap or the window.
/// </summary>
internal static class TimeFolds
{
    public static IEnumerable<Fold> Draw(SplitSettings settings, SplitColumns columns)
    {
        var times = columns.Ranks!;
        var rows = Enumerable.Range(0, times.Length).OrderBy(row => times[row]).ToArray();
        var starts = settings.TestFraction is { } share ? HoldOutStart(settings, columns, rows, share) : BlockStarts(settings, columns, rows);
        for (var index = 0; index < starts.Length; index++)
        {
            var to = index + 1 < starts.Length ? starts[index + 1] : rows.Length;
            yield return Draw(settings, columns, rows, index, starts[index], to);
        }
    }

    private static Fold Draw(SplitSettings settings, SplitColumns columns, int[] rows, int index, int from, int to)
    {
        var times = columns.Ranks!;
        var end = Math.Max(0, from - settings.Gap);
        while (end > 0 && times[rows[end]] == times[rows[end - 1]])
            end--;
        var start = Math.Max(0, end - (settings.MaxTrainRows ?? end));
        while (start > 0 && start < end && times[rows[start]] == times[rows[start - 1]])
            start++;
        if (start >= end)
        {
            throw new ArgumentException(
                $"{settings.Name(nameof(settings.Gap))} of {settings.Gap} and {settings.Name(nameof(settings.MaxTrainRows))} of {(settings.MaxTrainRows is { } most ? most : "any")} leave fold {index + 1} no rows to train on: {from} rows of '{columns.RankColumnName}' are earlier than its test rows, and rows of one instant are kept together. Take a smaller gap, more rows, or fewer folds.");
        }

        var blocks = new int[rows.Length];
        foreach (var row in rows.AsSpan(from..to))
            blocks[row] = 1;
        var train = rows[start..end];
        Array.Sort(train);
        return new Fold(0, index, blocks, TestBlock: 1, TrainsOnEarlierOnly: false) { FixedTrainRows = train };
    }

    /// <summary>Where the blocks after the first begin, in the order of time.</summary>
    private static int[] BlockStarts(SplitSettings settings, SplitColumns columns, int[] rows)
    {
        var blocks = Blocks.InTimeOrder(Array.ConvertAll(columns.Ranks!, rank => (long)rank), settings.Folds + 1)
            ?? throw new ArgumentException(
                $"{settings.Name(nameof(settings.Folds))} is {settings.Folds}, which needs {settings.Folds + 1} different times; column '{columns.RankColumnName}' has {columns.RankCount}. Take fewer folds.");
        return [.. Enumerable.Range(1, settings.Folds).Select(block => Array.FindIndex(rows, row => blocks[row] == block))];
    }

    /// <summary>The start of the instant that is nearest to leaving the wanted share of rows.</summary>
    private static int[] HoldOutStart(SplitSettings settings, SplitColumns columns, int[] rows, double share)
    {
        var times = columns.Ranks!;
        var wish = rows.Length * (1 - share);
        var starts = Enumerable.Range(1, rows.Length - 1).Where(place => times[rows[place]] != times[rows[place - 1]]).ToList();
        return starts.Count > 0
            ? [starts.MinBy(start => Math.Abs(start - wish))]
            : throw new ArgumentException($"{settings.Name(nameof(settings.TestFraction))} needs two different times; column '{columns.RankColumnName}' has one.");
    }
}
