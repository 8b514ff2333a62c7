namespace MlNetPlus.Comparison;

/// <summary>ROC and precision-recall curves of single folds, read off at the same places so that they can be averaged; scores of several folds are never pooled.</summary>
internal static class RankingCurves
{
    private const int Places = 100;

    /// <summary>The true positive rate at each false positive rate, linear in between; null when the fold has one class.</summary>
    public static double[]? Roc(ScoredRows rows) => Steps(rows) is { } steps ? AtPlaces(place => Between(steps, place)) : null;

    /// <summary>The precision at the highest threshold that reaches each recall; null when the fold has one class.</summary>
    public static double[]? PrecisionRecall(ScoredRows rows) => Steps(rows) is not { } steps
        ? null
        : AtPlaces(recall =>
        {
            var (falses, trues, negatives, positives) = steps.First(step => step.True > 0 && step.True >= (recall * step.Positives) - 1e-9);
            _ = (negatives, positives);
            return (double)trues / (trues + falses);
        });

    private static double[] AtPlaces(Func<double, double> value) => [.. Enumerable.Range(0, Places + 1).Select(place => value((double)place / Places))];

    private static List<(int False, int True, int Negatives, int Positives)>? Steps(ScoredRows rows)
    {
        var isPositive = rows.IsPositive();
        var positives = isPositive.AsSpan().Count(true);
        var negatives = isPositive.Length - positives;
        if (positives == 0 || negatives == 0)
            return null;

        var steps = new List<(int, int, int, int)> { (0, 0, negatives, positives) };
        var (falses, trues) = (0, 0);
        foreach (var tied in rows.Scores.Zip(isPositive).GroupBy(row => row.First, row => row.Second).OrderByDescending(group => group.Key))
        {
            trues += tied.Count(positive => positive);
            falses += tied.Count(positive => !positive);
            steps.Add((falses, trues, negatives, positives));
        }

        return steps;
    }

    /// <summary>Where the curve rises straight up, its upper end, save at 0.</summary>
    private static double Between(List<(int False, int True, int Negatives, int Positives)> steps, double rate)
    {
        var at = rate * steps[0].Negatives;
        var last = steps.FindLastIndex(step => step.False <= at + 1e-9);
        var (falses, trues, _, positives) = steps[last];
        if (last == steps.Count - 1)
            return (double)trues / positives;
        var next = steps[last + 1];
        return (trues + ((at - falses) / (next.False - falses) * (next.True - trues))) / positives;
    }
}
