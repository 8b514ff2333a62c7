namespace MlNetPlus.Comparison;

/// <summary>What the single test rows say of two contenders: on one split in place of a test over folds, else beside it.</summary>
/// <param name="labels">The label of every row.</param>
/// <param name="groups">The group of every row of the data, or null; the bootstrap draws whole groups then.</param>
/// <param name="seed">Seed of the bootstrap.</param>
/// <param name="predictions">The folds that each contender predicted.</param>
internal sealed class RowTests(Labels labels, int[]? groups, int seed, IReadOnlyDictionary<string, IReadOnlyList<FoldPredictions>> predictions)
{
    /// <summary>Draws of a bootstrap that nobody asked another number of.</summary>
    public const int Draws = 2000;

    private const double Confidence = 0.95;

    /// <summary>The pair with McNemar's and DeLong's tests over the first repeat, and with the p and interval of a single split.</summary>
    public PairwiseDifference Complete(PairwiseDifference pair, ComparisonMetric metric)
    {
        var (first, second) = (FirstRepeat(pair.First), FirstRepeat(pair.Second));
        pair = pair with
        {
            McNemar = labels.Task == ComparisonTask.Regression ? null : PairedTests.McNemar(IsRight(first), IsRight(second)),
            DeLong = labels.Task == ComparisonTask.Binary ? [.. first.Zip(second, DeLong)] : [],
        };
        return predictions[pair.First].Count == 1 && double.IsFinite(pair.MeanDifference) ? OnSingleSplit(pair, metric, first, second) : pair;
    }

    public BootstrapResult Bootstrap(string first, string second, ComparisonMetric metric, int draws)
    {
        var (left, right) = (FirstRepeat(first), FirstRepeat(second));
        return PairedBootstrap.Compute(
            [.. left.Select(Units)],
            places => places.Select((ofFold, fold) => Value(metric, left[fold], ofFold) - Value(metric, right[fold], ofFold)).Average(),
            draws,
            Confidence,
            seed);
    }

    private PairwiseDifference OnSingleSplit(PairwiseDifference pair, ComparisonMetric metric, List<FoldPredictions> first, List<FoldPredictions> second)
    {
        // One group tells nothing of others: every draw would be the same.
        if (groups is not null && Units(first[0]).Length < 2)
            return pair;

        // DeLong, McNemar and the central limit theorem take rows for independent, which those of a group are not.
        if (metric == ComparisonMetric.Auc && groups is null && pair.DeLong[0] is { } deLong)
            return pair with { Test = PairwiseTest.DeLong, PValue = deLong.PValue, Lower = deLong.Lower, Upper = deLong.Upper };

        if (metric == ComparisonMetric.Accuracy && groups is null)
        {
            var difference = ConfidenceIntervals.Mean([.. IsRight(first).Zip(IsRight(second), (one, other) => (one ? 1.0 : 0) - (other ? 1 : 0))], Confidence);
            return pair with { Test = PairwiseTest.McNemar, PValue = pair.McNemar!.PValue, Lower = difference.Lower, Upper = difference.Upper };
        }

        var bootstrap = Bootstrap(pair.First, pair.Second, metric, Draws);
        return pair with { Test = PairwiseTest.Bootstrap, PValue = bootstrap.PValue, Lower = bootstrap.Lower, Upper = bootstrap.Upper };
    }

    private List<FoldPredictions> FirstRepeat(string contender) => [.. predictions[contender].Where(fold => fold.Fold.Repeat == 0)];

    private int[][] Units(FoldPredictions fold) => PairedBootstrap.Units(Enumerable.Range(0, fold.Rows.Length), groups is null ? null : Array.ConvertAll(fold.Rows, row => groups[row]));

    private double Value(ComparisonMetric metric, FoldPredictions fold, int[] places) => FoldMetrics.Value(metric, ScoredRows.Of(fold, labels, places));

    private bool[] IsRight(IEnumerable<FoldPredictions> folds) =>
        [.. folds.SelectMany(fold => fold.Rows.Select((row, place) => fold.Predicted[place] == labels.Values[row]))];

    /// <summary>Null on a fold with fewer than two rows of a class.</summary>
    private DeLongResult? DeLong(FoldPredictions first, FoldPredictions second)
    {
        var isPositive = Array.ConvertAll(first.Rows, row => labels.Values[row] > 0);
        var positives = isPositive.AsSpan().Count(true);
        return positives < 2 || isPositive.Length - positives < 2 ? null : PairedTests.DeLong(isPositive, first.Scores, second.Scores, Confidence);
    }
}
