using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public class CompareTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Compare_Features_AreFittedOnTrainingRowsOncePerFold()
    {
        var features = new ProbeEstimator(_context.Transforms.CopyColumns("Copy", "X"));

        Compare(new ComparisonOptions { Features = features, Contenders = [TestContenders.Score("a"), TestContenders.Score("b")], Repeats = 2 });

        Assert.Equal(10, features.FittedOn.Count);
        Assert.Equal(10, features.Disposed);
        Assert.All(features.FittedOn, rows => Assert.Equal(96, rows.Length));
        Assert.All(features.FittedOn.Take(5).SelectMany(rows => rows).CountBy(row => row), pair => Assert.Equal(4, pair.Value));
    }

    [Fact]
    public void Compare_Models_AreDisposedAndSeeTrainingRowsOnly()
    {
        var probe = new ProbeEstimator(_context.Transforms.CopyColumns("Score", "X"));

        var result = Compare(new ComparisonOptions { Contenders = [Contender.Of("probe", _ => probe)] });

        Assert.Equal((5, 5), (probe.Made, probe.Disposed));
        foreach (var (fold, predictions) in result.OutOfFold[0].Predictions().GroupBy(prediction => prediction.Fold).Select(group => (group.Key, group)))
            Assert.Empty(predictions.Select(prediction => prediction.Row).Intersect(probe.FittedOn[fold]));
    }

    [Fact]
    public void Compare_OutOfFold_HoldsEveryRowOncePerRepeat()
    {
        var result = Compare(new ComparisonOptions { Contenders = [TestContenders.Score()], Repeats = 3 });

        var rows = TestRows.Make();
        var predictions = result.OutOfFold[0].Predictions().ToList();
        Assert.Equal(3 * TestRows.Count, predictions.Count);
        Assert.All(predictions, prediction => Assert.Equal(rows[prediction.Row].X, prediction.Scores[0]));
        Assert.All(predictions, prediction => Assert.Equal(rows[prediction.Row].IsHigh ? 1 : 0, prediction.Label));
        Assert.All(predictions.CountBy(prediction => prediction.Row), pair => Assert.Equal(3, pair.Value));
    }

    [Fact]
    public void Compare_ContenderThatThrows_IsARowWithItsError()
    {
        var result = Compare(new ComparisonOptions { Contenders = [TestContenders.Throwing("broken", "out of luck"), TestContenders.Score("good")] });

        Assert.Equal(["good", "broken"], result.Leaderboard.Select(row => row.Contender));
        var row = result.Leaderboard[1];
        Assert.Equal(ContenderStatus.Failed, row.Status);
        Assert.Equal(["failed on fold 1 of repeat 1: out of luck"], row.Remarks);
        Assert.Empty(row.Metrics);
        var failure = Assert.Single(result.Failures);
        Assert.Equal(("broken", 0, 0, "out of luck"), (failure.Contender, failure.Repeat, failure.Fold, failure.Message));
        Assert.Equal("good", result.Best!.Contender);
        Assert.Empty(result.Pairwise);
        Assert.Equal("good", Assert.Single(result.OutOfFold).Contender);
    }

    [Fact]
    public void Compare_EveryContenderFails_HasNoBestAndRefitSaysWhy()
    {
        var result = Compare(new ComparisonOptions { Contenders = [TestContenders.Throwing("broken", "out of luck")] });

        Assert.Null(result.Best);
        Assert.Contains("Every contender failed", Assert.Throws<InvalidOperationException>(() => result.Refit()).Message, StringComparison.Ordinal);
        Assert.Contains("out of luck", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_NaNScores_AreCountedAndTheContenderIsNotCompared()
    {
        var result = Compare(new ComparisonOptions
        {
            Contenders = [TestContenders.Mapped("gaps", (input, output) => output.Score = input.X > 0.3f ? float.NaN : input.X), TestContenders.Score("whole")],
        });

        var missing = TestRows.Make().Count(row => row.X > 0.3f);
        var row = result.Leaderboard[1];
        Assert.Equal(("gaps", ContenderStatus.Incomplete), (row.Contender, row.Status));
        Assert.Equal((TestRows.Count - missing, TestRows.Count), (row.RowsScored, row.RowsGiven));
        Assert.Equal($"scored {TestRows.Count - missing} of {TestRows.Count} rows; its figures cover only these, so it is not compared", row.Remarks[0]);
        Assert.Empty(result.Pairwise);
        Assert.Equal(missing, result.OutOfFold[1].Predictions().Count(prediction => float.IsNaN(prediction.Predicted)));
    }

    [Fact]
    public void Compare_ContenderThatDropsRows_IsIncomplete()
    {
        var dropping = Contender.Of("dropping", context => new DroppingEstimator(context));

        var result = Compare(new ComparisonOptions { Contenders = [dropping] });

        Assert.Equal(ContenderStatus.Incomplete, result.Leaderboard[0].Status);
        Assert.Equal(TestRows.Make().Count(row => row.X >= 0), result.Leaderboard[0].RowsScored);
        var rows = TestRows.Make();
        Assert.All(result.OutOfFold[0].Predictions().Where(prediction => !float.IsNaN(prediction.Predicted)), prediction => Assert.Equal(rows[prediction.Row].X, prediction.Scores[0]));
    }

    [Fact]
    public void Compare_AllScoresNaN_Fails() =>
        Assert.StartsWith(
            "It returned no finite score for any of 24 test rows.",
            Compare(new ComparisonOptions { Contenders = [TestContenders.Mapped("nan", (_, output) => output.Score = float.NaN)] }).Failures[0].Message,
            StringComparison.Ordinal);

    [Fact]
    public void Compare_NoScoreColumn_Fails()
    {
        var result = Compare(new ComparisonOptions { Contenders = [Contender.Of("none", context => context.Transforms.CopyColumns("Other", "X"))] });

        Assert.StartsWith("It returned no 'Score' column; its output has 'Kind', 'Amount', 'X',", result.Failures[0].Message, StringComparison.Ordinal);
        Assert.EndsWith("End it with a trainer of the task.", result.Failures[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_FactoryReturnsNull_Fails() =>
        Assert.StartsWith("The function given to Contender.Of returned null", Compare(new ComparisonOptions { Contenders = [Contender.Of("null", _ => null!)] }).Failures[0].Message, StringComparison.Ordinal);

    [Fact]
    public void Compare_FoldsOfOneClass_SaySoAndAreNotDropped()
    {
        var data = _context.Data.LoadFromEnumerable(TestRows.Make().Select(row => new { row.X, IsHigh = row.Group is "g0" or "g1", row.Group }));

        var result = _context.BinaryClassification.Compare(data, new ComparisonOptions
        {
            LabelColumnName = "IsHigh",
            Contenders = [TestContenders.Score()],
            Split = ComparisonSplit.Group,
            GroupColumnName = "Group",
        });

        var auc = result.Leaderboard[0].Metrics[ComparisonMetric.Auc];
        var without = auc.FoldValues.Count(value => value is null);
        Assert.InRange(without, 3, 4);
        Assert.Equal(5, auc.FoldValues.Count);
        Assert.Equal($"no AUC on {without} of 5 folds: the fold's scored test rows have one class only", auc.Note);
        Assert.Contains(auc.Note, result.Leaderboard[0].Remarks);
    }

    [Fact]
    public void Compare_SameSeed_SameFoldsForAllContendersAndRuns()
    {
        var first = Compare(new ComparisonOptions { Contenders = [TestContenders.Score("a"), TestContenders.Score("b")], Repeats = 2 });
        var second = Compare(new ComparisonOptions { Contenders = [TestContenders.Score("b")], Repeats = 2 });

        Assert.Equal(Folds(first.OutOfFold[0]), Folds(first.OutOfFold[1]));
        Assert.Equal(Folds(first.OutOfFold[0]), Folds(second.OutOfFold[0]));
        Assert.Equal(ComparisonVerdict.PracticallyEquivalent, first.Pairwise[0].Verdict);
    }

    [Fact]
    public void Compare_Progress_CountsEveryFit()
    {
        var reports = new List<ComparisonProgress>();

        Compare(new ComparisonOptions { Contenders = [TestContenders.Score("a"), TestContenders.Throwing("b", "no")], Progress = new Collector(reports.Add) });

        Assert.Equal(6, reports.Count);
        Assert.All(reports, report => Assert.Equal(10, report.Total));
        Assert.Equal([1, 6, 7, 8, 9, 10], reports.Select(report => report.Completed));
        Assert.Null(reports[1].Metric);
        Assert.NotNull(reports[0].Metric);
    }

    [Fact]
    public void Compare_Cancelled_KeepsTheFoldsThatAllFinished()
    {
        using var cancellation = new CancellationTokenSource();
        var options = new ComparisonOptions
        {
            Contenders = [TestContenders.Score("a"), TestContenders.Score("b")],
            CancellationToken = cancellation.Token,
            Progress = new Collector(report => Cancel(report, cancellation)),
        };

        var result = Compare(options);

        Assert.False(result.IsComplete);
        Assert.Equal(3, result.FoldsCompleted);
        Assert.All(result.Leaderboard, row => Assert.Equal(3, row.Metrics[ComparisonMetric.Auc].FoldValues.Count));
        Assert.All(result.Leaderboard, row => Assert.Equal(ContenderStatus.Complete, row.Status));
        Assert.Contains("Cancelled: 3 of 5 folds were done, and the figures cover these.", result.Notes);

        static void Cancel(ComparisonProgress report, CancellationTokenSource source)
        {
            if (report.Completed == 7)
                source.Cancel();
        }
    }

    [Fact]
    public void Compare_CancelledBeforeTheFirstFold_Throws() => Assert.Throws<OperationCanceledException>(() =>
        Compare(new ComparisonOptions { Contenders = [TestContenders.Score()], CancellationToken = new CancellationToken(canceled: true) }));

    [Fact]
    public void Compare_OptionsChangedLater_RefitUsesTheCopy()
    {
        var options = new ComparisonOptions { Contenders = [TestContenders.Score()] };
        var result = Compare(options);

        options.Contenders = [];
        options.LabelColumnName = "gone";

        Assert.NotNull(result.Refit().Transform(TestRows.View(_context)).Schema.GetColumnOrNull("Score"));
    }

    [Fact]
    public void Refit_UnknownName_NamesTheContenders() => Assert.StartsWith(
        "No contender is named 'y'; expected one of 'x'.",
        Assert.Throws<ArgumentException>(() => Compare(new ComparisonOptions { Contenders = [TestContenders.Score()] }).Refit("y")).Message,
        StringComparison.Ordinal);

    private static List<(int Repeat, int Fold, int Row)> Folds(OutOfFoldPredictions predictions) =>
        [.. predictions.Predictions().Select(prediction => (prediction.Repeat, prediction.Fold, prediction.Row))];

    private ComparisonResult Compare(ComparisonOptions options)
    {
        options.LabelColumnName = "IsHigh";
        return _context.BinaryClassification.Compare(TestRows.View(_context), options);
    }
}
