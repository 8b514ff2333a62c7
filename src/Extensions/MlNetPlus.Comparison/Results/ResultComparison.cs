using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>Compares a contender of one result with one of another, if both were made on the same rows and folds.</summary>
internal static class ResultComparison
{
    public static PairwiseDifference Compare(Side first, Side second, int[]? groups)
    {
        var faults = Differences(first.Result, second.Result).Concat(FoldDifferences(first.Predictions, second.Predictions)).ToList();
        if (faults.Count > 0)
            throw new ArgumentException($"The two results are not comparable: {string.Join("; ", faults)}. Compare on the same rows, label, metric and folds; features and contenders may differ.", nameof(second));

        var metric = first.Result.Metric;
        var other = second.Row.Contender == first.Row.Contender ? $"{second.Row.Contender} (other)" : second.Row.Contender;
        var tests = new RowTests(first.Predictions.Labels, groups, first.Result.Seed, new Dictionary<string, IReadOnlyList<FoldPredictions>>(StringComparer.Ordinal)
        {
            [first.Row.Contender] = first.Predictions.Folds,
            [other] = second.Predictions.Folds,
        });
        return PairwiseTests.Compute([(first.Row.Contender, first.Row.Metrics[metric]), (other, second.Row.Metrics[metric])], first.Result.TestShare, tests)[0];
    }

    private static IEnumerable<string> Differences(ComparisonResult first, ComparisonResult second)
    {
        if (first.Task != second.Task)
            yield return $"one is {first.Task.ToString().ToLowerInvariant()}, the other {second.Task.ToString().ToLowerInvariant()}";
        if (first.Metric != second.Metric)
            yield return $"one is by {first.Metric}, the other by {second.Metric}";
        if (first.PositiveClass != second.PositiveClass)
            yield return $"the positive class is '{first.PositiveClass}' in one and '{second.PositiveClass}' in the other";
        else if (!first.Classes.SequenceEqual(second.Classes, StringComparer.Ordinal))
            yield return $"the classes are {Show(first.Classes)} in one and {Show(second.Classes)} in the other";
        if (first.Rows != second.Rows)
            yield return string.Create(CultureInfo.InvariantCulture, $"one has {first.Rows} rows, the other {second.Rows}");
    }

    private static IEnumerable<string> FoldDifferences(OutOfFoldPredictions first, OutOfFoldPredictions second)
    {
        var (labels, others) = (first.Labels.Values, second.Labels.Values);
        if (labels.Length == others.Length && Enumerable.Range(0, labels.Length).Count(row => labels[row] != others[row]) is > 0 and var rows)
            yield return string.Create(CultureInfo.InvariantCulture, $"{rows} rows have another label");
        if (first.Folds.Count != second.Folds.Count)
            yield return string.Create(CultureInfo.InvariantCulture, $"one covers {first.Folds.Count} folds, the other {second.Folds.Count}");
        else if (first.Folds.Zip(second.Folds).Count(pair => !AreAlike(pair.First.Fold, pair.Second.Fold)) is > 0 and var folds)
            yield return string.Create(CultureInfo.InvariantCulture, $"{folds} of {first.Folds.Count} folds train or test on other rows");
    }

    private static bool AreAlike(Fold first, Fold second) =>
        first.Repeat == second.Repeat && first.TestRows().AsSpan().SequenceEqual(second.TestRows()) && first.TrainRows().AsSpan().SequenceEqual(second.TrainRows());

    private static string Show(IReadOnlyList<string> classes) => string.Join(", ", classes.Take(5).Select(name => $"'{name}'")) + (classes.Count > 5 ? ", …" : string.Empty);

    /// <summary>One contender of a result.</summary>
    internal sealed record Side(ComparisonResult Result, LeaderboardRow Row, OutOfFoldPredictions Predictions);
}
