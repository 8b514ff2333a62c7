namespace MlNetPlus.Comparison;

/// <summary>Turns the partial dependence on each fold into that of a contender.</summary>
internal static class DependenceSummary
{
    public static ContenderDependence Of(string contender, DependenceGrids grids, IReadOnlyList<CellDependence?> folds, string? failure, Labels labels, double testShare)
    {
        var reason = failure is not null
            ? $"it failed: {failure}"
            : folds.Select(fold => fold is null ? "it was not measured on every fold" : fold.Reason).OfType<string>().FirstOrDefault();
        if (reason is not null)
            return new ContenderDependence(contender, [], reason);

        var names = folds.SelectMany(fold => fold!.Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal);
        return new ContenderDependence(contender, [.. names.SelectMany(name => Summarise(name, grids.Of(name), [.. folds.Select(fold => fold!.Columns.FirstOrDefault(column => column.Name == name))], labels, testShare))], Reason: null);
    }

    private static IEnumerable<PartialDependence> Summarise(string name, DependenceGrid grid, IReadOnlyList<CellDependence.Column?> folds, Labels labels, double testShare) =>
        Enumerable.Range(0, labels.ScoreWidth).Select(output => new PartialDependence(
            name,
            labels.Task == ComparisonTask.Multiclass ? labels.Classes[output] : null,
            grid.Numbers is not null,
            [.. grid.Values.Select((value, place) => Point(value, grid.Numbers?[place], [.. folds.Select(fold => fold?.Means[output][place])], testShare))]));

    private static DependencePoint Point(string value, double? number, double?[] folds, double testShare)
    {
        var present = folds.OfType<double>().ToArray();
        if (present.Length == 0)
            return new DependencePoint(value, number, null, null, null, null, folds);
        var described = CorrectedResampling.Describe(present, testShare);
        return new DependencePoint(value, number, described.Mean, Known(described.Deviation), Known(described.Lower), Known(described.Upper), folds);
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
