using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public class ResultChecksTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void NoBetterThanDummy_ConstantScore_IsTold()
    {
        var constant = TestContenders.Mapped("constant", (_, output) => output.Score = 1);

        var warnings = Compare(constant, TestContenders.Score()).Warnings;

        var warning = Assert.Single(warnings, warning => warning.Code == ComparisonWarningCode.NoBetterThanDummy);
        Assert.Equal("constant", warning.Contender);
        Assert.StartsWith("constant has AUC 0.5;", warning.Message, StringComparison.Ordinal);
        Assert.EndsWith("a model without features has 0.5.", warning.Message, StringComparison.Ordinal);
    }

    /// <summary>A model without features is as good as perfectly calibrated.</summary>
    [Fact]
    public void NoBetterThanDummy_CalibrationError_IsSilent()
    {
        var result = _context.BinaryClassification.Compare(
            TestRows.View(_context), new() { LabelColumnName = "IsHigh", Contenders = [Contender.Linear()], Metric = ComparisonMetric.CalibrationError });

        Assert.DoesNotContain(result.Warnings, warning => warning.Code == ComparisonWarningCode.NoBetterThanDummy);
    }

    [Theory]
    [InlineData(ComparisonTask.Binary)]
    [InlineData(ComparisonTask.Multiclass)]
    [InlineData(ComparisonTask.Regression)]
    public void Predict_AnyTask_KnowsTheTrainingLabelsOnly(ComparisonTask task)
    {
        float[] values = [0, 0, 1, 1, 1, 0, 1, 1];
        var labels = task == ComparisonTask.Regression ? new Labels(values) : new Labels(task, new CodedColumn([.. values.Select(value => (int)value)], new[] { 0f, 1f }, _ => { }));

        var dummy = Dummy.Predict(new Fold(0, 0, [1, 1, 1, 0, 0, 0, 0, 0], 1, false), labels);

        Assert.Equal([0, 1, 2], dummy.Rows);
        float[] expected = task == ComparisonTask.Multiclass ? [0.2f, 0.8f] : [0.8f];
        Assert.Equal(Enumerable.Repeat(expected, 3).SelectMany(scores => scores), dummy.Scores);
        Assert.All(dummy.Predicted, predicted => Assert.Equal(task == ComparisonTask.Regression ? 0.8f : 1, predicted));
    }

    [Fact]
    public void WorseThanBoosting_ClearDifference_IsTold()
    {
        var warnings = Run([.9, .91, .9, .92, .9], [.7, .72, .7, .69, .71], boosted: "a");

        Assert.Equal((ComparisonWarningCode.WorseThanBoosting, "b"), (Assert.Single(warnings).Code, warnings[0].Contender));
        Assert.StartsWith("b is worse than a by 0.202 AUC", warnings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WorseThanBoosting_NoBoostingOrNoDifference_IsSilent()
    {
        Assert.Empty(Run([.9, .91, .9, .92, .9], [.7, .72, .7, .69, .71], boosted: "none"));
        Assert.Empty(Run([.9, .91, .9, .92, .9], [.9, .9, .91, .9, .91], boosted: "a"));
    }

    [Fact]
    public void OutlierFold_OneFoldApart_IsTold()
    {
        var warnings = Run([.9, .91, .9, .55, .905, .9], [.88, .9, .89, .5, .9, .88], boosted: "none");

        var warning = Assert.Single(warnings);
        Assert.Equal(ComparisonWarningCode.OutlierFold, warning.Code);
        Assert.StartsWith("On fold 4 of repeat 1 the contenders' mean AUC is 0.525; on the others it is 0.8965", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { .9, .91, .9, .88, .905, .9 })]
    [InlineData(new[] { .8, .85, .9, .75, .7, .82 })]
    [InlineData(new[] { .9, .9, .9, .5 })]
    public void OutlierFold_UsualSpreadOrFewFolds_IsSilent(double[] values) => Assert.Empty(Run(values, values, boosted: "none"));

    private static List<ComparisonWarning> Run(double[] first, double[] second, string boosted)
    {
        var (a, b) = (Summary(first), Summary(second));
        LeaderboardRow Row(int rank, string name, MetricSummary summary) =>
            new(rank, name, ContenderStatus.Complete, new Dictionary<ComparisonMetric, MetricSummary> { [ComparisonMetric.Auc] = summary }, 20, 20, 1, 1, true, []);
        var labels = new Labels(ComparisonTask.Binary, new CodedColumn([.. Enumerable.Range(0, 4 * first.Length).Select(row => row % 2)], new[] { false, true }, _ => { }));
        var blocks = Enumerable.Range(0, labels.Count).Select(row => row / 4).ToArray();
        return
        [
            .. new ResultChecks(
                labels,
                [.. first.Select((_, fold) => new Fold(0, fold, blocks, fold, false))],
                ComparisonMetric.Auc,
                [Row(1, "a", a), Row(2, "b", b)],
                PairwiseTests.Compute([("a", a), ("b", b)], 0.25),
                new HashSet<string> { boosted }).Run(),
        ];
    }

    private static MetricSummary Summary(double[] values) => MetricSummary.Of(ComparisonMetric.Auc, [.. values.Select(value => new FoldMetric(value, null))], 0.25);

    private ComparisonResult Compare(params Contender[] contenders) =>
        _context.BinaryClassification.Compare(TestRows.View(_context), new() { LabelColumnName = "IsHigh", Contenders = contenders });
}
