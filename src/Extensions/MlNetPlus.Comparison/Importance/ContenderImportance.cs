using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>The permutation importance of all columns for one contender.</summary>
/// <param name="Contender">The contender's name.</param>
/// <param name="Metric">The metric whose drop is measured.</param>
/// <param name="Features">One entry for each column or group, the strongest first; empty when there is a <paramref name="Reason"/>.</param>
/// <param name="Reason">Why nothing could be measured; <see langword="null"/> when it could.</param>
public sealed record ContenderImportance(string Contender, ComparisonMetric Metric, IReadOnlyList<FeatureImportance> Features, string? Reason)
{
    /// <summary>A line for each feature, the strongest first.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString()
    {
        var title = $"{Contender}, drop of {MetricTraits.DisplayName(Metric)} when permuted";
        if (Reason is not null)
            return $"{title}: none, {Reason}";

        var width = Features.Count == 0 ? 0 : Features.Max(feature => feature.Feature.Length);
        return string.Join('\n', Features.Select(feature => $"{feature.Feature.PadRight(width)}  {Show(feature)}").Prepend(title));
    }

    private static string Show(FeatureImportance feature) => string.Create(
        CultureInfo.InvariantCulture,
        $"{feature.Mean:F4}{(feature.Lower is { } lower && feature.Upper is { } upper ? $" [{lower:F4}, {upper:F4}]" : string.Empty)}");
}
