namespace MlNetPlus.Comparison;

/// <summary>Intervals from the rows of a single test set, where there are no folds to make one from.</summary>
internal static class SingleSplit
{
    /// <summary>The summary with an interval, for the metrics that have one: Wilson's for accuracy, DeLong's for AUC, by the central limit theorem for row-wise losses.</summary>
    public static MetricSummary WithInterval(MetricSummary summary, FoldPredictions predictions, Labels labels)
    {
        if (summary.Mean is null || Interval(summary.Metric, ScoredRows.Of(predictions, labels)) is not { } interval)
            return summary;
        return summary with { Lower = interval.Lower, Upper = interval.Upper };
    }

    private static ConfidenceInterval? Interval(ComparisonMetric metric, ScoredRows rows)
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
