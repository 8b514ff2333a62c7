namespace MlNetPlus.Comparison;

/// <summary>Holm's step-down correction for several tests (Scandinavian Journal of Statistics 6, 1979).</summary>
internal static class HolmCorrection
{
    /// <summary>Adjusted p-values in the order given. NaN (no test was possible) stays NaN and is not counted.</summary>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var adjusted = pValues.ToArray();
        var tested = Enumerable.Range(0, adjusted.Length).Where(i => !double.IsNaN(adjusted[i])).OrderBy(i => adjusted[i]).ToArray();

        var largestSoFar = 0.0;
        for (var rank = 0; rank < tested.Length; rank++)
        {
            largestSoFar = Math.Max(largestSoFar, Math.Min(1, adjusted[tested[rank]] * (tested.Length - rank)));
            adjusted[tested[rank]] = largestSoFar;
        }

        return adjusted;
    }
}
