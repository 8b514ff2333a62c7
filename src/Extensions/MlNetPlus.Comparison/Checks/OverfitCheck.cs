using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>
/// Whether contenders do far better on the rows that they were fitted on than on others: on more than half of the metrics, by
/// more than 0.03 and more than a tenth of the test figure (the limits of skore's check of overfitting).
/// </summary>
internal static class OverfitCheck
{
    private const double SmallestGap = 0.03;
    private const double SmallestRelativeGap = 0.1;

    /// <param name="contender">The contender's name.</param>
    /// <param name="outcomes">Its outcomes; those without training figures are not looked at.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="main">The metric that is named first.</param>
    public static ComparisonWarning? Run(string contender, IReadOnlyList<CellOutcome> outcomes, Labels labels, ComparisonMetric main)
    {
        var measured = outcomes.Where(outcome => outcome.TrainingMetrics is not null).ToList();
        var gaps = MetricTraits.Of(labels.Task).Select(metric => Gap(metric, measured, labels)).OfType<MetricGap>().ToList();
        var large = gaps.Where(gap => gap.IsLarge).ToList();
        if (2 * large.Count <= gaps.Count)
            return null;

        var shown = large.Find(gap => gap.Metric == main) ?? large[0];
        return new ComparisonWarning(
            ComparisonWarningCode.Overfit,
            string.Create(CultureInfo.InvariantCulture, $"{contender} has {MetricTraits.DisplayName(shown.Metric)} {shown.Train:G4} on the rows it was fitted on and {shown.Test:G4} on test rows; {large.Count} of {gaps.Count} metrics are that far apart."),
            "It remembers its rows. The test figures stand, and forests and boosting always remember to a degree; but try fewer or smaller trees, fewer epochs or a stronger penalty, which may do better on new rows, and look for columns that tell single rows apart.",
            Contender: contender);
    }

    private static MetricGap? Gap(ComparisonMetric metric, List<CellOutcome> outcomes, Labels labels)
    {
        var pairs = outcomes
            .Select(outcome => (Train: outcome.TrainingMetrics!.TryGetValue(metric, out var train) ? train : (double?)null, Test: outcome.Metrics(labels)[metric].Value))
            .Where(pair => pair.Train is not null && pair.Test is not null)
            .ToList();
        return pairs.Count == 0 ? null : new MetricGap(metric, pairs.Average(pair => pair.Train!.Value), pairs.Average(pair => pair.Test!.Value));
    }

    private sealed record MetricGap(ComparisonMetric Metric, double Train, double Test)
    {
        /// <summary>Errors in the label's unit have no absolute scale, so for them the relative limit alone counts.</summary>
        public bool IsLarge
        {
            get
            {
                var better = MetricTraits.HigherIsBetter(Metric) ? Train - Test : Test - Train;
                var least = MetricTraits.IsInLabelUnit(Metric) ? 0 : SmallestGap;
                return better > Math.Max(least, SmallestRelativeGap * Math.Abs(Test));
            }
        }
    }
}
