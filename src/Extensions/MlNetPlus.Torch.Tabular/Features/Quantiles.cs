namespace MlNetPlus.Torch.Tabular;

/// <summary>Quantiles with linear interpolation, as NumPy's default.</summary>
internal static class Quantiles
{
    /// <param name="sorted">At least one number, ascending.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double Of(ReadOnlySpan<float> sorted, double share)
    {
        var at = (sorted.Length - 1) * share;
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * ((double)sorted[above] - sorted[below]));
    }
}
