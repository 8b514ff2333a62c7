namespace MlNetPlus.Comparison;

/// <summary>Turns the importance on each fold into that of a contender.</summary>
internal static class ImportanceSummary
{
    public static ContenderImportance Of(string contender, ComparisonMetric metric, IReadOnlyList<CellImportance?> folds, string? failure, double testShare)
    {
        var reason = failure is not null
            ? $"it failed: {failure}"
            : folds.Select(fold => fold is null ? "it was not measured on every fold" : fold.Reason).OfType<string>().FirstOrDefault();
        if (reason is not null)
            return new ContenderImportance(contender, metric, [], reason);

        var names = folds.SelectMany(fold => fold!.Features).Select(feature => NameOf(feature.Columns)).Distinct(StringComparer.Ordinal);
        var features = names.Select(name => Summarise(name, [.. folds.Select(fold => fold!.Features.FirstOrDefault(feature => NameOf(feature.Columns) == name))], testShare));
        return new ContenderImportance(contender, metric, [.. features.OrderByDescending(feature => feature.Mean ?? double.NegativeInfinity)], Reason: null);
    }

    // A fold has no entry where the column was not read: nothing depends on it there.
    private static FeatureImportance Summarise(string name, IReadOnlyList<CellImportance.Feature?> folds, double testShare)
    {
        double?[] values = [.. folds.Select(fold => fold is null ? 0 : MeanOf(fold))];
        var present = values.OfType<double>().ToArray();
        var columns = folds.First(fold => fold is not null)!.Columns;
        var deviations = folds.Select(fold => fold is null ? null : DeviationOf(fold)).OfType<double>().ToArray();
        var deviation = deviations.Length == 0 ? (double?)null : CorrectedResampling.Mean(deviations);
        if (present.Length == 0)
            return new FeatureImportance(name, columns, null, null, null, null, values, deviation);

        var described = CorrectedResampling.Describe(present, testShare);
        return new FeatureImportance(name, columns, described.Mean, Known(described.Deviation), Known(described.Lower), Known(described.Upper), values, deviation);
    }

    private static string NameOf(IReadOnlyList<string> columns) => string.Join(" + ", columns);

    private static double? MeanOf(CellImportance.Feature fold) => fold.Drops.OfType<double>().ToArray() is { Length: > 0 } drops ? CorrectedResampling.Mean(drops) : null;

    private static double? DeviationOf(CellImportance.Feature fold) =>
        fold.Drops.OfType<double>().ToArray() is { Length: > 1 } drops ? CorrectedResampling.Describe(drops, testShare: 0).Deviation : null;

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
