namespace MlNetPlus.Comparison;

/// <summary>Tests every pair of contenders on the folds that both have a value for.</summary>
internal static class PairwiseTests
{
    private const double Significance = 0.05;
    private const double EquivalenceProbability = 0.95;

    /// <param name="ranked">The contenders, best first, with the main metric.</param>
    /// <param name="testShare">Test rows divided by training rows.</param>
    /// <param name="rowTests">Tests over single rows, or null to leave them out.</param>
    public static IReadOnlyList<PairwiseDifference> Compute(IReadOnlyList<(string Name, MetricSummary Metric)> ranked, double testShare, RowTests? rowTests = null)
    {
        var pairs = new List<PairwiseDifference>();
        for (var first = 0; first < ranked.Count; first++)
        {
            for (var second = first + 1; second < ranked.Count; second++)
            {
                var pair = Test(ranked[first], ranked[second], testShare);
                pairs.Add(rowTests?.Complete(pair, ranked[0].Metric.Metric) ?? pair);
            }
        }

        var adjusted = HolmCorrection.Adjust([.. pairs.Select(pair => pair.PValue)]);
        return [.. pairs.Select((pair, index) => Judge(pair with { AdjustedPValue = adjusted[index] }, ranked[0].Metric.Metric))];
    }

    private static PairwiseDifference Test((string Name, MetricSummary Metric) first, (string Name, MetricSummary Metric) second, double testShare)
    {
        double[] differences = [.. first.Metric.FoldValues.Zip(second.Metric.FoldValues, (left, right) => left - right).OfType<double>()];
        var metric = first.Metric.Metric;
        var described = CorrectedResampling.Describe(differences, testShare);
        var rope = MetricTraits.Rope(metric, first.Metric.Mean ?? double.NaN, second.Metric.Mean ?? double.NaN);
        var (below, inside, above) = CorrelatedBayes.Split(described, rope);
        var (worse, better) = MetricTraits.HigherIsBetter(metric) ? (below, above) : (above, below);
        return new PairwiseDifference(
            first.Name, second.Name, differences.Length, described.Mean, described.Lower, described.Upper, described.PValue, double.NaN, rope, worse, inside, better, ComparisonVerdict.NotTestable);
    }

    private static PairwiseDifference Judge(PairwiseDifference pair, ComparisonMetric metric)
    {
        if (double.IsNaN(pair.AdjustedPValue))
            return pair;
        if (pair.ProbabilityEquivalent > EquivalenceProbability)
            return pair with { Verdict = ComparisonVerdict.PracticallyEquivalent };
        if (pair.AdjustedPValue >= Significance || (pair.Lower <= 0 && pair.Upper >= 0))
            return pair with { Verdict = ComparisonVerdict.NoDetectableDifference };

        return pair with
        {
            Verdict = pair.MeanDifference > 0 == MetricTraits.HigherIsBetter(metric) ? ComparisonVerdict.FirstIsBetter : ComparisonVerdict.SecondIsBetter,
        };
    }
}
