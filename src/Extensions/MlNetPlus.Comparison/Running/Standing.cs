namespace MlNetPlus.Comparison;

/// <summary>Who leads, in words: a mean alone makes nobody the best.</summary>
internal static class Standing
{
    /// <param name="leaderboard">The contenders, best first.</param>
    /// <param name="pairs">The tests between them.</param>
    /// <returns>A sentence for each outcome of the tests against the first, or <see langword="null"/> when fewer than two contenders are comparable.</returns>
    public static string? Describe(IReadOnlyList<LeaderboardRow> leaderboard, IReadOnlyList<PairwiseDifference> pairs)
    {
        var names = leaderboard.Where(row => row.Status == ContenderStatus.Complete).Select(row => row.Contender).ToList();
        return names.Count < 2 ? null : string.Join(' ', Sentences(names[0], [.. names.Skip(1).Select(name => (name, Verdict(names[0], name, pairs)))]));
    }

    /// <summary>What the test of the first contender against another one says; not testable where there was no test.</summary>
    public static ComparisonVerdict Verdict(string first, string other, IReadOnlyList<PairwiseDifference> pairs) =>
        pairs.FirstOrDefault(pair => pair.First == first && pair.Second == other)?.Verdict ?? ComparisonVerdict.NotTestable;

    private static IEnumerable<string> Sentences(string first, IReadOnlyList<(string Name, ComparisonVerdict Verdict)> others)
    {
        var tied = Those(others, ComparisonVerdict.NoDetectableDifference, ComparisonVerdict.PracticallyEquivalent);
        var beaten = Those(others, ComparisonVerdict.FirstIsBetter);
        var ahead = Those(others, ComparisonVerdict.SecondIsBetter);
        var untested = Those(others, ComparisonVerdict.NotTestable);
        if (tied.Count > 0)
            yield return $"{List([first, .. tied])} can't be told apart on this data.";
        else if (beaten.Count > 0)
            yield return $"{first} is better than {List(beaten)} on this data.";

        if (ahead.Count > 0)
            yield return $"{List(ahead)} did better than {first} on the folds where both have a value.";
        if (untested.Count > 0)
            yield return $"{List(untested)} could not be tested against {first}.";
    }

    private static List<string> Those(IReadOnlyList<(string Name, ComparisonVerdict Verdict)> others, params ComparisonVerdict[] verdicts) =>
        [.. others.Where(other => verdicts.Contains(other.Verdict)).Select(other => other.Name)];

    private static string List(List<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}
