namespace MlNetPlus.Torch.Tabular;

/// <summary>Bins of about equally many training rows, for piecewise-linear embeddings.</summary>
internal static class BinEdges
{
    /// <summary>The distinct quantiles of a column, in ascending order.</summary>
    /// <param name="rows">The training rows.</param>
    /// <param name="column">The number's column.</param>
    /// <param name="bins">The most bins.</param>
    /// <returns>At least three edges, or none where there are not two bins.</returns>
    public static float[] Learn(EncodedRows rows, int column, int bins)
    {
        var values = new float[rows.Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = rows.Numbers[(row * rows.NumberCount) + column];
        Array.Sort(values);
        var edges = Enumerable.Range(0, bins + 1).Select(i => Quantiles.Of(values, (double)i / bins)).Select(edge => (float)edge).Distinct().ToArray();
        return edges.Length > 2 ? edges : [];
    }
}
