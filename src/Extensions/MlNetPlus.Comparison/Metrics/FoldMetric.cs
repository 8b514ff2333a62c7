namespace MlNetPlus.Comparison;

/// <summary>A metric on one fold: a value, or the reason why there is none.</summary>
internal readonly record struct FoldMetric(double? Value, string? Reason)
{
    public static FoldMetric Of(double value, string reasonIfNone) => double.IsNaN(value) ? new(null, reasonIfNone) : new(value, null);
}
