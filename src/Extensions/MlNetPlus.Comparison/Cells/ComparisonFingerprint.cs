using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>
/// All that a cell's outcome depends on, as names and texts: what differs between two comparisons can be named. Not in it:
/// the metric, the number of repeats, the other contenders, the budget. These may change while cells stay what they are.
/// </summary>
internal sealed class ComparisonFingerprint
{
    private ComparisonFingerprint(IReadOnlyDictionary<string, string> parts)
    {
        Parts = parts;
        var text = new StringBuilder();
        foreach (var (name, value) in parts)
            text.Append(name).Append('\n').Append(value).Append('\n');
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public IReadOnlyDictionary<string, string> Parts { get; }

    public string Digest { get; }

    public static ComparisonFingerprint Of(ComparisonSource source, FoldPlan plan)
    {
        var options = source.Options;
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["task"] = source.Labels.Task.ToString(),
            [nameof(options.LabelColumnName)] = options.LabelColumnName,
            [nameof(options.Split)] = options.Split.ToString(),
            [nameof(options.GroupColumnName)] = options.GroupColumnName ?? "none",
            [nameof(options.TimeColumnName)] = options.TimeColumnName ?? "none",
            [nameof(options.FoldColumnName)] = options.FoldColumnName ?? "none",
            [nameof(options.TestFraction)] = options.TestFraction?.ToString("R", CultureInfo.InvariantCulture) ?? "none",
            [nameof(options.Gap)] = options.Gap.ToString(CultureInfo.InvariantCulture),
            [nameof(options.MaxTrainRows)] = options.MaxTrainRows?.ToString(CultureInfo.InvariantCulture) ?? "none",
            [nameof(options.Folds)] = options.TestFraction is null ? options.Folds.ToString(CultureInfo.InvariantCulture) : "none",
            [nameof(options.Seed)] = options.Seed.ToString(CultureInfo.InvariantCulture),
            [nameof(options.Features)] = options.Features is null ? "none" : "given",
            [nameof(options.Importance)] = options.Importance is { } importance ? Describe(importance, options.Metric ?? MetricTraits.Of(source.Labels.Task)[0]) : "none",
            ["rows"] = source.Labels.Count.ToString(CultureInfo.InvariantCulture),
            ["folds drawn"] = ValueDigest.Of(plan.Folds[0].Blocks),
            ["MlNetPlus.Comparison"] = VersionOf(typeof(ComparisonFingerprint)),
            ["Microsoft.ML"] = VersionOf(typeof(MLContext)),
        };
        if (options.PartialDependence is { } dependence)
            parts[nameof(options.PartialDependence)] = Describe(dependence);
        if (options.LearningCurve is { } curve)
            parts[nameof(options.LearningCurve)] = string.Join(", ", curve.Shares.Select(share => share.ToString("R", CultureInfo.InvariantCulture)));
        foreach (var (column, digest) in source.DigestColumns())
            parts[$"column '{column}'"] = digest;
        foreach (var (column, digest) in source.DigestAlsoFitOn())
            parts[$"{nameof(options.AlsoFitOn)} column '{column}'"] = digest;
        return new ComparisonFingerprint(parts);
    }

    /// <summary>What differs, as two lists; null when nothing does.</summary>
    public (string There, string Here)? DifferenceTo(IReadOnlyDictionary<string, string> there)
    {
        var names = Parts.Keys.Union(there.Keys, StringComparer.Ordinal).Where(name => Parts.GetValueOrDefault(name) != there.GetValueOrDefault(name)).ToList();
        return names.Count == 0 ? null : (Show(names, there), Show(names, Parts));
    }

    private static string Show(List<string> names, IReadOnlyDictionary<string, string> parts) =>
        string.Join("; ", names.Select(name => $"{name} = {(parts.TryGetValue(name, out var value) ? Shorten(value) : "none")}"));

    /// <summary>A digest is recognised by its first letters.</summary>
    private static string Shorten(string value) => value.Length == 64 && value.All(char.IsAsciiHexDigitLower) ? value[..12] : value;

    private static string Describe(FeatureImportanceOptions options, ComparisonMetric metric) => string.Create(
        CultureInfo.InvariantCulture,
        $"{metric}, {options.Permutations} permutations of {options.MaxRows?.ToString(CultureInfo.InvariantCulture) ?? "all"} rows, columns {(options.Columns is { } columns ? string.Join(", ", columns) : "all")}, groups {string.Join("; ", options.Groups.Select(group => string.Join(" + ", group)))}, above {options.GroupAbove:R}");

    private static string Describe(PartialDependenceOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"{options.GridPoints} points, {options.MostCategories} categories, {options.MaxRows?.ToString(CultureInfo.InvariantCulture) ?? "all"} rows, columns {(options.Columns is { } columns ? string.Join(", ", columns) : "all")}");

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
