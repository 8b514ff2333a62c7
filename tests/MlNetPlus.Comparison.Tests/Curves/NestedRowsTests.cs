using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public class NestedRowsTests
{
    [Fact]
    public void Stratified_AnyBeginning_HoldsTheClassesInProportion()
    {
        int[] strata = [.. Enumerable.Repeat(0, 600), .. Enumerable.Repeat(1, 297), .. Enumerable.Repeat(2, 3)];
        int[] rows = [.. Enumerable.Range(0, strata.Length)];

        var order = NestedRows.Stratified(rows, strata, 3, new SplitRandom(1));

        Assert.Equal(rows, order.Order());
        Assert.Equal([0, 1, 2], order.Take(3).Select(row => strata[row]).Order());
        foreach (var taken in new[] { 90, 225, 450, 899 })
        {
            var counts = order.Take(taken).CountBy(row => strata[row]).ToDictionary();
            Assert.All([(0, 600), (1, 297), (2, 3)], one => Assert.InRange(counts[one.Item1], (one.Item2 * taken / 900.0) - 1.01, (one.Item2 * taken / 900.0) + 1.01));
        }
    }

    [Fact]
    public void Take_Shares_AreNestedAndAscending()
    {
        var order = NestedRows.Stratified([.. Enumerable.Range(0, 100)], new int[100], 1, new SplitRandom(2));

        var parts = new[] { 0.001, 0.1, 0.25, 1 }.Select(share => NestedRows.Take(order, share)).ToList();

        Assert.Equal([1, 10, 25, 100], parts.Select(part => part.Length));
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Subset(pair.Second.ToHashSet(), pair.First.ToHashSet()));
        Assert.All(parts, part => Assert.Equal(part.Order(), part));
    }

    [Fact]
    public void Order_Groups_KeepsThemTogether()
    {
        var (source, fold) = Source(new() { Split = ComparisonSplit.Group, GroupColumnName = "Group" });

        var groups = NestedRows.Order(source, fold).Select(row => source.Groups![row]).ToList();

        Assert.Equal(groups.Distinct().Count(), 1 + groups.Zip(groups.Skip(1)).Count(pair => pair.First != pair.Second));
    }

    [Fact]
    public void Order_Time_TakesTheLatestFirst()
    {
        var (source, fold) = Source(new() { Split = ComparisonSplit.Time, TimeColumnName = "X" });

        var times = NestedRows.Order(source, fold).Select(row => source.GroupsOrTimes![row]).ToList();

        Assert.Equal(times.OrderDescending(), times);
    }

    private static (ComparisonSource Source, Fold Fold) Source(ComparisonOptions options)
    {
        options.LabelColumnName = "Amount";
        options.Contenders = [TestContenders.Score()];
        var source = new ComparisonSource(TestRows.View(new MLContext(1)), ComparisonTask.Regression, options);
        return (source, FoldPlan.Draw(options, source.Labels, source.GroupsOrTimes).Folds[2]);
    }
}
