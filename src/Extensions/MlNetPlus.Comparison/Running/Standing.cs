namespace MlNetPlus.Comparison;

/// <summary>Who leads, in words: a mean alone makes nobody the best.</summary>
internal static class Standing
{
    /// <returns>One sentence, or <see langword="null"/> when fewer than two contenders are comparable.</returns>
    public static string? Describe(IReadOnlyList<LeaderboardRow> leaderboard)
    {
        var comparable = leaderboard.Where(row => row.Status == ContenderStatus.Complete).ToList();
        if (comparable.Count < 2)
            return null;

        var first = comparable[0].Contender;
        var tied = comparable.Skip(1).Where(row => row.TiedWithBest).Select(row => row.Contender).ToList();
        return tied.Count == 0
            ? $"{first} is better than {List([.. comparable.Skip(1).Select(row => row.Contender)])} on this data."
            : $"{List([first, .. tied])} can't be told apart on this data.";
    }

    private static string List(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}
