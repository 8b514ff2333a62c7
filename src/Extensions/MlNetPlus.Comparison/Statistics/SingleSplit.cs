namespace MlNetPlus.Comparison;

/// <summary>Intervals from the rows of a single test set, where there are no folds to make one from.</summary>
internal static class SingleSplit
{
    private const double Confidence = 0.95;

    /// <summary>
    /// The summary with an interval, for the metrics that have one: Wilson's for accuracy, DeLong's for AUC, by the central limit
    /// theorem for row-wise losses. These take rows for independent, so with groups it is that of a bootstrap of whole groups.
    /// </summary>
    /// <param name="summary">The metric.</param>
    /// <param name="predictions">The predictions of the test rows.</param>
    /// <param name="labels">The label of every row.</param>
    /// <param name="groups">The group of every row of the data, or null.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    public static MetricSummary WithInterval(MetricSummary summary, FoldPredictions predictions, Labels labels, int[]? groups, int seed)
    {
        if (summary.Mean is null || !HasInterval(summary.Metric))
            return summary;
        var interval = groups is null
            ? OverRows(summary.Metric, ScoredRows.Of(predictions, labels))
            : OverGroups(summary.Metric, predictions, labels, groups, seed);
        return interval is null ? summary : summary with { Lower = interval.Lower, Upper = interval.Upper };
    }

    private static bool HasInterval(ComparisonMetric metric) => metric is
        ComparisonMetric.Accuracy or ComparisonMetric.Auc or ComparisonMetric.LogLoss or ComparisonMetric.Brier or ComparisonMetric.MeanAbsoluteError;

    private static ConfidenceInterval? OverGroups(ComparisonMetric metric, FoldPredictions predictions, Labels labels, int[] groups, int seed)
    {
        var places = Enumerable.Range(0, predictions.Rows.Length).Where(place => predictions.IsScored[place]);
        var units = PairedBootstrap.Units(places, Array.ConvertAll(predictions.Rows, row => groups[row]));
        if (units.Length < 2)
            return null;
        var drawn = PairedBootstrap.Compute([units], strata => FoldMetrics.Value(metric, ScoredRows.Of(predictions, labels, strata[0])), RowTests.Draws, Confidence, seed);
        return double.IsNaN(drawn.Lower) ? null : new ConfidenceInterval(drawn.Difference, drawn.Lower, drawn.Upper);
    }

    private static ConfidenceInterval? OverRows(ComparisonMetric metric, ScoredRows rows)
    {
        switch (metric)
        {
            case ComparisonMetric.Accuracy:
                return ConfidenceIntervals.Wilson(rows.Truth.Zip(rows.Predicted).Count(pair => pair.First == pair.Second), rows.Truth.Length);
            case ComparisonMetric.Auc:
                var isPositive = rows.IsPositive();
                var positives = isPositive.AsSpan().Count(true);
                return positives < 2 || isPositive.Length - positives < 2 ? null : ConfidenceIntervals.Auc(isPositive, rows.Scores);
            case ComparisonMetric.LogLoss:
                return ConfidenceIntervals.Mean(Array.ConvertAll(rows.ProbabilitiesOfTruth(), probability => ClassificationMetrics.LogLoss([probability])));
            case ComparisonMetric.Brier:
                return ConfidenceIntervals.Mean([.. rows.Truth.Zip(rows.Scores, (label, score) => ((double)score - label) * ((double)score - label))]);
            case ComparisonMetric.MeanAbsoluteError:
                return ConfidenceIntervals.Mean([.. rows.Truth.Zip(rows.Predicted, (label, guess) => Math.Abs((double)guess - label))]);
            default:
                return null;
        }
    }
}
