namespace MlNetPlus.Comparison;

/// <summary>Turns the points on each fold into a contender's learning curve.</summary>
internal static class CurveSummary
{
    public static ContenderLearningCurve Of(string contender, IReadOnlyList<CellCurve?> folds, string? failure, ComparisonTask task, double testShare)
    {
        var reason = failure is not null ? $"it failed: {failure}" : folds.Any(fold => fold is null) ? "it was not measured on every fold" : null;
        if (reason is not null)
            return new ContenderLearningCurve(contender, [], reason);

        var points = folds[0]!.Points.Select((first, place) => Summarise(first.Share, [.. folds.Select(fold => fold!.Points[place])], task, testShare));
        return new ContenderLearningCurve(contender, [.. points], Reason: null);
    }

    private static LearningCurvePoint Summarise(double share, IReadOnlyList<CellCurve.Point> folds, ComparisonTask task, double testShare) => new(
        share,
        folds.Average(fold => (double)fold.Rows),
        MetricTraits.Of(task).ToDictionary(metric => metric, metric => MetricSummary.Of(metric, [.. folds.Select(fold => fold.Metrics[metric])], testShare / share)),
        folds.Sum(fold => new TimeSpan(fold.FitTicks).TotalSeconds));
}
