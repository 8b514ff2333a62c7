namespace MlNetPlus.Comparison;

/// <summary>
/// How much a boosted ensemble may learn, by the number of training rows. On about 1,000 rows trees of 7 leaves at rate 0.06
/// did better than LightGBM's and FastTree's own 31 and 20 leaves at 0.1 and 0.2; more rows carry larger trees.
/// </summary>
internal sealed record BoostingSize(int Leaves, int Trees, double LearningRate, int RowsInSmallestLeaf)
{
    private const int RowsPerLeaf = 150;

    public static BoostingSize For(int rows) => new(Math.Clamp(rows / RowsPerLeaf, 7, 63), 150, 0.06, 10);
}
