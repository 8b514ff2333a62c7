namespace MlNetPlus.Torch.Tabular;

/// <summary>What the network reads of a row: scaled numbers, then codes of categories.</summary>
/// <param name="NumberCount">The scaled numbers of a row, missing flags included.</param>
/// <param name="CategorySizes">For each category, how many codes it has: 0 for missing and unseen values, then one for each value.</param>
/// <param name="Edges">For each number the ascending edges of its bins; empty for a number of two values or fewer, which needs none.</param>
internal sealed record InputLayout(int NumberCount, IReadOnlyList<int> CategorySizes, IReadOnlyList<float[]> Edges)
{
    /// <summary>fastai's width of an embedding, given the number of codes.</summary>
    public static int EmbeddingWidth(int codes) => Math.Min(600, (int)Math.Round(1.6 * Math.Pow(codes, 0.56), MidpointRounding.ToEven));
}
