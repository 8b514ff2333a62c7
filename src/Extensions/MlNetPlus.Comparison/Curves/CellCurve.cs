namespace MlNetPlus.Comparison;

/// <summary>How one contender did on one fold when fitted on shares of its training rows; part of the cell's outcome.</summary>
/// <param name="Points">One point for each share.</param>
internal sealed record CellCurve(IReadOnlyList<CellCurve.Point> Points)
{
    /// <param name="Share">The share.</param>
    /// <param name="Rows">Rows that were fitted on.</param>
    /// <param name="Metrics">All metrics of the task.</param>
    /// <param name="FitTicks">How long the fit took.</param>
    internal sealed record Point(double Share, int Rows, IReadOnlyDictionary<ComparisonMetric, FoldMetric> Metrics, long FitTicks);
}
