namespace MlNetPlus.Comparison;

/// <summary>One metric of one contender over the folds.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Mean">Mean over the folds that have a value, or <see langword="null"/> when none has.</param>
/// <param name="StandardDeviation">Sample standard deviation over these folds; <see langword="null"/> for fewer than two.</param>
/// <param name="Lower">Lower end of the 95 % interval of the mean, corrected for overlapping training sets (Nadeau and Bengio, 2003).</param>
/// <param name="Upper">Upper end of that interval.</param>
/// <param name="FoldValues">The value on each fold, repeat by repeat; <see langword="null"/> where the fold has none.</param>
/// <param name="Note">Why some folds have no value, and how many; <see langword="null"/> when all have one.</param>
public sealed record MetricSummary(
    ComparisonMetric Metric, double? Mean, double? StandardDeviation, double? Lower, double? Upper, IReadOnlyList<double?> FoldValues, string? Note)
{
    internal static MetricSummary Of(ComparisonMetric metric, IReadOnlyList<FoldMetric> folds, double testShare)
    {
        double?[] values = [.. folds.Select(fold => fold.Value)];
        var present = values.OfType<double>().ToArray();
        var reasons = folds.Select(fold => fold.Reason).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var note = reasons.Length == 0 ? null : $"no {MetricTraits.DisplayName(metric)} on {folds.Count - present.Length} of {folds.Count} folds: {string.Join("; ", reasons)}";
        if (present.Length == 0)
            return new MetricSummary(metric, null, null, null, null, values, note);

        var described = CorrectedResampling.Describe(present, testShare);
        return new MetricSummary(metric, described.Mean, Known(described.Deviation), Known(described.Lower), Known(described.Upper), values, note);
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
