using System.Globalization;
using MathNet.Numerics.Distributions;

namespace MlNetPlus.Comparison;

/// <summary>What may be wrong with the contenders' figures: no better than knowing nothing, worse than boosting, one fold unlike the others.</summary>
/// <param name="labels">The labels.</param>
/// <param name="folds">The folds that the figures cover.</param>
/// <param name="metric">The main metric.</param>
/// <param name="leaderboard">The contenders.</param>
/// <param name="pairs">The tests between them.</param>
/// <param name="boosted">The names of the boosted contenders.</param>
internal sealed class ResultChecks(
    Labels labels, IReadOnlyList<Fold> folds, ComparisonMetric metric, IReadOnlyList<LeaderboardRow> leaderboard, IReadOnlyList<PairwiseDifference> pairs, IReadOnlySet<string> boosted)
{
    private const double SmallestGain = 0.01;
    private const double SmallestRelativeGain = 0.05;
    private const int FewestFolds = 5;
    private const double OutlierSignificance = 0.01;

    private readonly string _name = MetricTraits.DisplayName(metric);

    public IEnumerable<ComparisonWarning> Run() => [.. NoBetterThanDummy(), .. WorseThanBoosting(), .. OutlierFolds()];

    /// <summary>Not by the calibration error: naming every row the share of positives is as good as perfect by it.</summary>
    private IEnumerable<ComparisonWarning> NoBetterThanDummy()
    {
        if (metric == ComparisonMetric.CalibrationError)
            yield break;

        var values = folds.Select(fold => FoldMetrics.Compute(Dummy.Predict(fold, labels), labels)[metric].Value).OfType<double>().ToArray();
        if (values.Length == 0)
            yield break;

        var dummy = values.Average();
        foreach (var row in leaderboard)
        {
            if (!row.Metrics.TryGetValue(metric, out var summary) || summary.Mean is not { } mean)
                continue;
            var gain = MetricTraits.HigherIsBetter(metric) ? mean - dummy : dummy - mean;
            if (gain > Math.Max(SmallestGain * Scale(dummy), SmallestRelativeGain * Math.Abs(dummy)))
                continue;
            yield return new(
                ComparisonWarningCode.NoBetterThanDummy,
                string.Create(CultureInfo.InvariantCulture, $"{row.Contender} has {_name} {mean:G4}; a model without features has {dummy:G4}."),
                "Check that its features reach it and tell something, and its settings: it has learnt next to nothing that holds for other rows.",
                Contender: row.Contender);
        }
    }

    /// <summary>Errors in the label's unit have no absolute scale.</summary>
    private double Scale(double dummy) => MetricTraits.IsInLabelUnit(metric) ? Math.Abs(dummy) : 1;

    private IEnumerable<ComparisonWarning> WorseThanBoosting() =>
        from row in leaderboard
        where !boosted.Contains(row.Contender)
        let pair = pairs.FirstOrDefault(pair => pair.Second == row.Contender && boosted.Contains(pair.First) && pair.Verdict == ComparisonVerdict.FirstIsBetter)
        where pair is not null
        select new ComparisonWarning(
            ComparisonWarningCode.WorseThanBoosting,
            string.Create(CultureInfo.InvariantCulture, $"{row.Contender} is worse than {pair.First} by {Math.Abs(pair.MeanDifference):G3} {_name} (adjusted p {pair.AdjustedPValue:G2})."),
            "The data holds more than it uses: give it better features or settings, or prefer boosting.",
            Contender: row.Contender);

    private IEnumerable<ComparisonWarning> OutlierFolds()
    {
        var summaries = leaderboard.Where(row => row.Status == ContenderStatus.Complete).Select(row => row.Metrics[metric].FoldValues).ToList();
        if (summaries.Count == 0)
            yield break;

        var means = Enumerable.Range(0, folds.Count)
            .Where(fold => summaries.All(values => values[fold] is not null))
            .Select(fold => (Fold: folds[fold], Mean: summaries.Average(values => values[fold]!.Value)))
            .ToList();
        if (means.Count < FewestFolds)
            yield break;

        foreach (var (fold, mean) in means)
        {
            var others = means.Where(other => other.Fold != fold).Select(other => other.Mean).ToArray();
            var centre = others.Average();
            var deviation = Math.Sqrt(others.Sum(value => (value - centre) * (value - centre)) / (others.Length - 1));
            var gap = Math.Abs(mean - centre);
            if (gap <= MetricTraits.Rope(metric, centre, mean) || !IsOutlier(gap, deviation, others.Length))
                continue;
            yield return new(
                ComparisonWarningCode.OutlierFold,
                string.Create(CultureInfo.InvariantCulture, $"On {fold} the contenders' mean {_name} is {mean:G4}; on the others it is {centre:G4} with a standard deviation of {deviation:G2}."),
                "Look at the rows of that fold (OutOfFold tells them): a group, a period or faulty labels may be apart in it. Group or Time splits may suit the data better.");
        }
    }

    private static bool IsOutlier(double gap, double deviation, int others)
    {
        if (deviation == 0)
            return true;
        var t = gap / (deviation * Math.Sqrt(1 + (1.0 / others)));
        return 2 * StudentT.CDF(0, 1, others - 1, -t) < OutlierSignificance / (others + 1);
    }
}
