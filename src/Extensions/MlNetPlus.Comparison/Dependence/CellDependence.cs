namespace MlNetPlus.Comparison;

/// <summary>What one contender predicts on one fold at the values of each column; part of the cell's outcome.</summary>
/// <param name="Columns">One entry for each column.</param>
/// <param name="Reason">Why nothing could be measured, or null.</param>
internal sealed record CellDependence(IReadOnlyList<CellDependence.Column> Columns, string? Reason)
{
    public static CellDependence None(string reason) => new([], reason);

    /// <param name="Name">The column.</param>
    /// <param name="Means">The mean prediction by class (multiclass; else one) and value of the grid; null where no row was scored.</param>
    internal sealed record Column(string Name, IReadOnlyList<IReadOnlyList<double?>> Means);
}
