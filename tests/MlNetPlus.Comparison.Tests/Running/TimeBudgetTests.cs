using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public sealed class TimeBudgetTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Compare_BudgetSpentWithinAFold_CoversTheFoldsThatAllFinished()
    {
        using var never = new ManualResetEventSlim();
        var result = Compare(TimeSpan.FromSeconds(0.8), new Collector(report => never.Wait(report.Completed == 5 ? 1000 : 0)));

        Assert.Equal(2, result.FoldsCompleted);
        Assert.False(result.IsComplete);
        Assert.All(result.Leaderboard, row => Assert.Equal(2, row.Metrics[ComparisonMetric.Auc].FoldValues.Count));
        Assert.All(result.OutOfFold, one => Assert.Equal(48, one.RowsGiven));
        Assert.Contains("Time budget of 00:00:00.8000000 spent: 2 of 5 folds were done, and the figures cover these.", result.Notes);
    }

    [Fact]
    public void Compare_BudgetShorterThanAFold_StillFinishesTheFirst() => Assert.Equal(1, Compare(TimeSpan.FromTicks(1), null).FoldsCompleted);

    [Fact]
    public void Compare_BudgetNotSpent_SaysNothing()
    {
        var result = Compare(TimeSpan.FromHours(1), null);

        Assert.True(result.IsComplete);
        Assert.DoesNotContain(result.Notes, note => note.Contains("budget", StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_BudgetOfZero_IsRefused() => Assert.Equal(
        "ComparisonOptions.TimeBudget is 00:00:00; expected more than zero, or null for no limit.",
        Assert.Throws<ArgumentException>(() => Compare(TimeSpan.Zero, null)).Message);

    private ComparisonResult Compare(TimeSpan budget, IProgress<ComparisonProgress>? progress) => _context.BinaryClassification.Compare(TestRows.View(_context), new ComparisonOptions
    {
        LabelColumnName = "IsHigh",
        Contenders = [TestContenders.Score("a"), TestContenders.Score("b")],
        TimeBudget = budget,
        Progress = progress,
    });
}
