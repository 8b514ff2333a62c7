namespace MlNetPlus.Comparison.Tests;

/// <summary>A result made by hand, with one contender of each status.</summary>
internal static class Example
{
    public static ComparisonResult Result()
    {
        var strong = Summaries([.84, .85, .83, .85, .86]);
        var weak = Summaries([.82, .84, .80, .86, .83]);
        var gaps = Summaries([.9, .9, .9, .9, null]);
        return new ComparisonResult(null!)
        {
            Task = ComparisonTask.Binary,
            Metric = ComparisonMetric.Auc,
            LabelColumnName = "Survived",
            Classes = ["no", "yes"],
            Rows = 100,
            Split = ComparisonSplit.Stratified,
            Folds = 5,
            Repeats = 1,
            FoldsCompleted = 5,
            Seed = 1,
            Elapsed = TimeSpan.FromSeconds(2.5),
            Leaderboard =
            [
                new(1, "Strong", ContenderStatus.Complete, strong, 100, 100, 1.5, 0.1, true, []),
                new(2, "Weak", ContenderStatus.Complete, weak, 100, 100, 0.25, 0.1, true, []),
                new(3, "Gaps", ContenderStatus.Incomplete, gaps, 90, 100, 0.25, 0.1, false, ["scored 90 of 100 rows; its figures cover only these, so it is not compared"]),
                new(4, "[Broken]", ContenderStatus.Failed, new Dictionary<ComparisonMetric, MetricSummary>(), 0, 100, 0, 0, false, ["failed on fold 1 of repeat 1: out of [luck]"]),
            ],
            Pairwise = PairwiseTests.Compute([("Strong", strong[ComparisonMetric.Auc]), ("Weak", weak[ComparisonMetric.Auc])], 0.25),
            OutOfFold = [],
            Failures = [new("[Broken]", 0, 0, "out of [luck]", new InvalidOperationException("out of [luck]"))],
            Warnings = [new(ComparisonWarningCode.IdentifierColumn, "Column 'No' looks like an identifier: it is a key.", "Leave it out of the features.", "No")],
            Notes = ["The positive class of 'Survived' is 'yes'."],
        };
    }

    /// <summary>The same with importance: column j of contender i has 0.2 / (i j), on each of five folds a little else.</summary>
    public static ComparisonResult WithImportance(IReadOnlyList<string> contenders, IReadOnlyList<string> columns)
    {
        var result = Result();
        return new ComparisonResult(null!)
        {
            Task = result.Task,
            Metric = result.Metric,
            LabelColumnName = result.LabelColumnName,
            Classes = result.Classes,
            Rows = result.Rows,
            Split = result.Split,
            Folds = result.Folds,
            Repeats = result.Repeats,
            FoldsCompleted = result.FoldsCompleted,
            Seed = result.Seed,
            Elapsed = result.Elapsed,
            Leaderboard = result.Leaderboard,
            Pairwise = result.Pairwise,
            OutOfFold = result.OutOfFold,
            Failures = result.Failures,
            Notes = result.Notes,
            FeatureImportance =
            [
                .. contenders.Select((name, i) => ImportanceSummary.Of(
                    name,
                    result.Metric,
                    [.. new[] { -.02, -.01, 0, .01, .02 }.Select(offset => new CellImportance([.. columns.Select((column, j) => new CellImportance.Feature([column], [(0.2 / ((i + 1) * (j + 1))) + offset]))], null))],
                    null,
                    0.05)),
                new("[Broken]", result.Metric, [], "it failed: out of [luck]"),
            ],
        };
    }

    private static Dictionary<ComparisonMetric, MetricSummary> Summaries(double?[] values) => MetricTraits.Of(ComparisonTask.Binary)
        .ToDictionary(metric => metric, metric => MetricSummary.Of(metric, [.. values.Select(value => new FoldMetric(value, value is null ? "one class only" : null))], 0.25));
}
