using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>A threshold, or how it is tuned.</summary>
/// <param name="Threshold">The threshold, or null to tune it.</param>
/// <param name="Metric">What a tuned threshold makes as good as can be.</param>
/// <param name="Folds">Folds of the training rows for tuning.</param>
internal sealed record ThresholdSettings(double? Threshold, ComparisonMetric Metric, int Folds)
{
    public override string ToString() => Threshold is { } given
        ? string.Create(CultureInfo.InvariantCulture, $"threshold {given:R}")
        : string.Create(CultureInfo.InvariantCulture, $"tuned for {Metric} over {Folds} folds");
}
