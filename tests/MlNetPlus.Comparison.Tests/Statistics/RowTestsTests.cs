using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public class RowTestsTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Compare_OneHoldOut_TestsAucByDeLong()
    {
        var result = Compare(new() { TestFraction = 0.25 });

        var pair = Assert.Single(result.Pairwise);
        var row = result.Leaderboard[0];
        Assert.Equal((1, 1, 30L), (result.Folds, result.FoldsCompleted, row.RowsGiven));
        Assert.Equal(PairwiseTest.DeLong, pair.Test);
        Assert.Equal((pair.DeLong[0]!.PValue, pair.DeLong[0]!.Lower), (pair.PValue, pair.Lower));
        Assert.Equal(pair.MeanDifference, pair.DeLong[0]!.Difference, 9);
        Assert.Equal(pair.PValue, pair.AdjustedPValue);
        Assert.NotEqual(ComparisonVerdict.NotTestable, pair.Verdict);
        Assert.True(row.Metrics[ComparisonMetric.Auc].Lower < row.Metrics[ComparisonMetric.Auc].Mean);
        Assert.Contains("120 rows, 1 x 25 % held out (stratified, seed 1)", result.ToString(), StringComparison.Ordinal);
        Assert.Contains(result.Notes, note => note.StartsWith("A single split:", StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_OneHoldOutAccuracy_TestsByMcNemar()
    {
        var result = Compare(new() { TestFraction = 0.5, Metric = ComparisonMetric.Accuracy });

        var pair = Assert.Single(result.Pairwise);
        Assert.Equal(PairwiseTest.McNemar, pair.Test);
        Assert.Equal((pair.McNemar!.OnlyFirstRight - pair.McNemar.OnlySecondRight) / 60.0, pair.MeanDifference, 9);
        Assert.Equal(pair.McNemar.PValue, pair.PValue);
        Assert.Equal(pair.MeanDifference, (pair.Lower + pair.Upper) / 2, 9);
    }

    [Fact]
    public void Compare_OneHoldOutOtherMetric_TestsByBootstrap()
    {
        var result = Compare(new() { TestFraction = 0.5, Metric = ComparisonMetric.BalancedAccuracy });

        var pair = Assert.Single(result.Pairwise);
        var bootstrap = result.Bootstrap(pair.First, pair.Second);
        Assert.Equal(PairwiseTest.Bootstrap, pair.Test);
        Assert.Equal((bootstrap.PValue, bootstrap.Lower, bootstrap.Upper), (pair.PValue, pair.Lower, pair.Upper));
        Assert.Equal(bootstrap.Difference, pair.MeanDifference, 9);
    }

    /// <summary>Rows of a group are not independent, which DeLong, McNemar, Wilson and the central limit theorem take them for.</summary>
    [Theory]
    [InlineData(ComparisonMetric.Auc)]
    [InlineData(ComparisonMetric.Accuracy)]
    public void Compare_OneHoldOutWithGroups_DrawsWholeGroups(ComparisonMetric metric)
    {
        var rows = Compare(new() { TestFraction = 0.5, Metric = metric });
        var result = Compare(new() { TestFraction = 0.5, Metric = metric, GroupColumnName = "Group" });

        var pair = Assert.Single(result.Pairwise);
        var bootstrap = result.Bootstrap(pair.First, pair.Second);
        Assert.Equal(PairwiseTest.Bootstrap, pair.Test);
        Assert.Equal((bootstrap.PValue, bootstrap.Lower, bootstrap.Upper), (pair.PValue, pair.Lower, pair.Upper));
        var (summary, overRows) = (result.Leaderboard[0].Metrics[metric], rows.Leaderboard[0].Metrics[metric]);
        Assert.Equal(overRows.Mean, summary.Mean);
        Assert.NotEqual((overRows.Lower, overRows.Upper), (summary.Lower, summary.Upper));
        Assert.InRange(summary.Mean!.Value, summary.Lower!.Value, summary.Upper!.Value);
        Assert.Contains(result.Notes, note => note.StartsWith("A single split: intervals and tests are over its test rows (the bootstrap of whole groups).", StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_OneHoldOutOfOneGroup_IsNotTestable()
    {
        var result = Compare(new() { TestFraction = 0.08, Split = ComparisonSplit.Group, GroupColumnName = "Group", Metric = ComparisonMetric.Accuracy });

        var rows = TestRows.Make();
        Assert.Single(result.OutOfFold[0].Predictions().Select(prediction => rows[prediction.Row].Group).Distinct(StringComparer.Ordinal));
        Assert.Equal(ComparisonVerdict.NotTestable, Assert.Single(result.Pairwise).Verdict);
        Assert.Null(result.Leaderboard[0].Metrics[ComparisonMetric.Accuracy].Lower);
    }

    /// <summary>Copies of rows in a group tell nothing new: the interval is that of the rows alone, not a narrower one.</summary>
    [Fact]
    public void WithInterval_RowsCopiedWithinTheirGroup_IsAsWideAsWithoutCopies()
    {
        float[] truth = [.. Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? 1f : 0)];
        float[] scores = [.. Enumerable.Range(0, 40).Select(row => row % 5 == 0 ? 1 - truth[row] : truth[row])];

        var once = Interval(1);
        var fourTimes = Interval(4);

        Assert.Equal(once.Upper!.Value - once.Lower!.Value, fourTimes.Upper!.Value - fourTimes.Lower!.Value, 9);

        MetricSummary Interval(int copies)
        {
            var labels = new Labels(ComparisonTask.Binary, new CodedColumn([.. Enumerable.Range(0, copies).SelectMany(_ => truth).Select(value => (int)value)], new[] { false, true }, _ => { }));
            var fold = new FoldPredictions(new Fold(0, 0, [], 0, TrainsOnEarlierOnly: false), [.. Enumerable.Range(0, labels.Count)], 1);
            for (var row = 0; row < labels.Count; row++)
                (fold.Scores[row], fold.Predicted[row], fold.IsScored[row]) = (scores[row % 40], scores[row % 40], true);
            return SingleSplit.WithInterval(MetricSummary.Of(ComparisonMetric.Accuracy, [new FoldMetric(0.8, null)], 0.25), fold, labels, [.. Enumerable.Range(0, labels.Count).Select(row => row % 40)], seed: 1);
        }
    }

    [Fact]
    public void Compare_Folds_KeepTheTestOverFoldsAndAddTheOthers()
    {
        var result = Compare(new() { Repeats = 2 });

        var pair = Assert.Single(result.Pairwise);
        Assert.Equal(PairwiseTest.CorrectedResampledT, pair.Test);
        Assert.Equal(5, pair.DeLong.Count);
        var first = result.Leaderboard[0].Metrics[ComparisonMetric.Auc].FoldValues;
        Assert.Equal(first.Take(5), pair.DeLong.Select(fold => (double?)Math.Round(fold!.FirstAuc, 12)), new Near());
        var rows = result.OutOfFold[0].Predictions().Zip(result.OutOfFold[1].Predictions()).Where(both => both.First.Repeat == 0).ToList();
        Assert.Equal(rows.Count(both => both.First.Predicted == both.First.Label && both.Second.Predicted != both.Second.Label), pair.McNemar!.OnlyFirstRight);
    }

    [Fact]
    public void Compare_RepeatedHoldOuts_AreTestedOverSplits()
    {
        var pair = Assert.Single(Compare(new() { TestFraction = 0.25, Repeats = 8 }).Pairwise);

        Assert.Equal((PairwiseTest.CorrectedResampledT, 8), (pair.Test, pair.Folds));
    }

    [Fact]
    public void Bootstrap_Folds_DifferenceIsTheMeanOverFoldsOfTheFirstRepeat()
    {
        var result = Compare(new());

        var bootstrap = result.Bootstrap("x", "other", draws: 200);

        Assert.Equal(
            result.Leaderboard.Single(row => row.Contender == "x").Metrics[ComparisonMetric.Auc].Mean!.Value
                - result.Leaderboard.Single(row => row.Contender == "other").Metrics[ComparisonMetric.Auc].Mean!.Value,
            bootstrap.Difference,
            9);
        Assert.InRange(bootstrap.Difference, bootstrap.Lower, bootstrap.Upper);
        Assert.Equal(200, bootstrap.Draws);
    }

    [Fact]
    public void Bootstrap_Groups_GiveAnotherInterval() => Assert.NotEqual(
        Compare(new()).Bootstrap("x", "other", draws: 200).Lower,
        Compare(new() { GroupColumnName = "Group" }).Bootstrap("x", "other", draws: 200).Lower);

    [Fact]
    public void Bootstrap_IncompleteContender_Refuses()
    {
        var result = _context.BinaryClassification.Compare(TestRows.View(_context), new ComparisonOptions
        {
            LabelColumnName = "IsHigh",
            Contenders = [TestContenders.Score(), TestContenders.Mapped("gaps", (input, output) => output.Score = input.X > 0.3f ? float.NaN : input.X)],
        });

        Assert.StartsWith("'gaps' is incomplete (scored ", Assert.Throws<ArgumentException>(() => result.Bootstrap("x", "gaps")).Message, StringComparison.Ordinal);
        Assert.StartsWith("No contender is named 'y'; expected one of 'x', 'gaps'.", Assert.Throws<ArgumentException>(() => result.Bootstrap("y", "x")).Message, StringComparison.Ordinal);
        Assert.StartsWith("RSquared is not a metric of binary;", Assert.Throws<ArgumentException>(() => result.Bootstrap("x", "x", ComparisonMetric.RSquared)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ComparisonSplit.StratifiedGroup)]
    [InlineData(ComparisonSplit.LeaveOneGroupOut)]
    [InlineData(ComparisonSplit.Given)]
    public void Compare_OtherSplits_AreCountedAndComplete(ComparisonSplit split)
    {
        var result = Compare(new()
        {
            Split = split,
            GroupColumnName = split == ComparisonSplit.Given ? null : "Group",
            FoldColumnName = split == ComparisonSplit.Given ? "Group" : null,
        });

        Assert.Equal(split == ComparisonSplit.StratifiedGroup ? 5 : 13, result.Folds);
        Assert.True(result.IsComplete);
        Assert.All(result.Leaderboard, row => Assert.Equal((120L, 120L), (row.RowsScored, row.RowsGiven)));
    }

    private ComparisonResult Compare(ComparisonOptions options)
    {
        options.LabelColumnName = "IsHigh";
        options.Contenders = [TestContenders.Score(), TestContenders.Mapped("other", (input, output) => output.Score = MathF.Sin(8 * input.X))];
        return _context.BinaryClassification.Compare(TestRows.View(_context), options);
    }

    private sealed class Near : IEqualityComparer<double?>
    {
        public bool Equals(double? x, double? y) => Math.Abs((x ?? 9) - (y ?? -9)) < 1e-9;

        public int GetHashCode(double? obj) => 0;
    }
}
