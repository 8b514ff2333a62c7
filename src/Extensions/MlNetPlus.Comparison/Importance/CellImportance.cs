namespace MlNetPlus.Comparison;

/// <summary>What permuting columns did to one contender on one fold; part of the cell's outcome.</summary>
/// <param name="Features">One entry for each column or group.</param>
/// <param name="Reason">Why nothing could be measured, or null.</param>
internal sealed record CellImportance(IReadOnlyList<CellImportance.Feature> Features, string? Reason)
{
    public static CellImportance None(string reason) => new([], reason);

    /// <param name="Columns">The columns that were permuted together.</param>
    /// <param name="Drops">How much worse the metric got by each permutation; null where it has no value.</param>
    internal sealed record Feature(IReadOnlyList<string> Columns, IReadOnlyList<double?> Drops);
}
