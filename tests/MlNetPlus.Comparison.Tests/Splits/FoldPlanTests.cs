namespace MlNetPlus.Comparison.Tests;

public class FoldPlanTests
{
    private static readonly Labels TwoToOne = new(ComparisonTask.Binary, new CodedColumn([.. Enumerable.Range(0, 30).Select(row => row % 3 == 0 ? 1 : 0)], new[] { false, true }, _ => { }));

    [Fact]
    public void Draw_Repeats_EachRowIsTestedOncePerRepeat()
    {
        var plan = FoldPlan.Draw(new ComparisonOptions { Folds = 4, Repeats = 3 }, TwoToOne, null);

        Assert.Equal(12, plan.Folds.Count);
        Assert.Equal(90, plan.RowsTested);
        Assert.All(plan.Folds.GroupBy(fold => fold.Repeat), repeat => Assert.Equal(Enumerable.Range(0, 30), repeat.SelectMany(fold => fold.TestRows()).Order()));
        Assert.All(plan.Folds, fold => Assert.Equal(Enumerable.Range(0, 30), fold.TestRows().Concat(fold.TrainRows()).Order()));
        Assert.NotEqual(plan.Folds[0].TestRows(), plan.Folds[4].TestRows());
    }

    [Fact]
    public void Draw_EqualFolds_TestShareIsOneOverKMinusOne() =>
        Assert.Equal(1 / 4.0, FoldPlan.Draw(new ComparisonOptions { Folds = 5, Repeats = 3 }, TwoToOne, null).TestShare, 12);

    [Fact]
    public void Draw_MoreFoldsThanRowsOfAClass_NamesClassAndRemedy()
    {
        var exception = Assert.Throws<ArgumentException>(() => FoldPlan.Draw(new ComparisonOptions { Folds = 11, LabelColumnName = "Survived" }, TwoToOne, null));

        Assert.Equal(
            "ComparisonOptions.Folds is 11; expected at most 10, the number of rows whose label 'Survived' is 'True': every fold must hold every class. Take fewer folds, merge or drop rare classes, or set Split to Random.",
            exception.Message);
    }

    [Fact]
    public void Draw_Time_TrainsOnEarlierBlocksOnly()
    {
        int[] times = [.. Enumerable.Range(0, 30).Select(row => 29 - row)];

        var plan = FoldPlan.Draw(new ComparisonOptions { Folds = 5, Split = ComparisonSplit.Time, TimeColumnName = "When" }, TwoToOne, times);

        Assert.Equal(25, plan.RowsTested);
        Assert.All(plan.Folds, fold => Assert.True(fold.TrainRows().Max(row => times[row]) < fold.TestRows().Min(row => times[row])));
        Assert.Equal([5, 10, 15, 20, 25], plan.Folds.Select(fold => fold.TrainRows().Length));
    }

    [Fact]
    public void Draw_TooFewTimes_SaysHowMany()
    {
        var exception = Assert.Throws<ArgumentException>(() =>
            FoldPlan.Draw(new ComparisonOptions { Folds = 5, Split = ComparisonSplit.Time, TimeColumnName = "When" }, TwoToOne, [.. Enumerable.Range(0, 30).Select(row => row / 10)]));

        Assert.Equal("ComparisonOptions.Folds is 5, which needs 6 different times; column 'When' has 3. Take fewer folds.", exception.Message);
    }

    [Fact]
    public void Draw_TooFewGroups_SaysHowMany()
    {
        var exception = Assert.Throws<ArgumentException>(() =>
            FoldPlan.Draw(new ComparisonOptions { Folds = 5, Split = ComparisonSplit.Group, GroupColumnName = "Family" }, TwoToOne, [.. Enumerable.Range(0, 30).Select(row => row % 4)]));

        Assert.Equal("ComparisonOptions.Folds is 5; expected at most 4, the number of groups in column 'Family'. Take fewer folds.", exception.Message);
    }
}
