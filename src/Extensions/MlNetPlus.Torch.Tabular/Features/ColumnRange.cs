namespace MlNetPlus.Torch.Tabular;

/// <summary>Where a number's values lie in training: x' = (x − Center) · Factor.</summary>
/// <param name="Center">What becomes 0.</param>
/// <param name="Factor">One over the range; 0 where there is none.</param>
internal sealed record ColumnRange(float Center, float Factor)
{
    /// <summary>Learns one column.</summary>
    /// <param name="values">The values that are there; sorted by this call.</param>
    /// <param name="scaling">Which range.</param>
    public static ColumnRange Learn(Span<float> values, NumberScaling scaling)
    {
        if (values.IsEmpty)
            return new ColumnRange(0, 0);
        values.Sort();
        return scaling == NumberScaling.Robust ? Robust(values) : Standard(values);
    }

    private static ColumnRange Robust(ReadOnlySpan<float> sorted)
    {
        var spread = Quantiles.Of(sorted, 0.75) - Quantiles.Of(sorted, 0.25);
        if (spread == 0)
            spread = ((double)sorted[^1] - sorted[0]) / 2;
        return Of(Quantiles.Of(sorted, 0.5), spread);
    }

    private static ColumnRange Standard(ReadOnlySpan<float> sorted)
    {
        if (HasTwoValues(sorted))
            return Of(sorted[0], (double)sorted[^1] - sorted[0]);
        var (mean, squares) = (0.0, 0.0);
        foreach (var value in sorted)
            mean += value / (double)sorted.Length;
        foreach (var value in sorted)
            squares += (value - mean) * (value - mean) / sorted.Length;
        return sorted[0] == sorted[^1] ? Of(sorted[0], 0) : Of(mean, Math.Sqrt(squares));
    }

    private static bool HasTwoValues(ReadOnlySpan<float> sorted) =>
        sorted[0] < sorted[^1] && sorted.IndexOfAnyExcept(sorted[0]) is var second && sorted[second] == sorted[^1];

    /// <summary>A range too small for Single is none.</summary>
    private static ColumnRange Of(double center, double range)
    {
        var factor = range > 0 ? (float)(1 / range) : 0;
        return new ColumnRange((float)center, float.IsFinite(factor) ? factor : 0);
    }
}
