using Microsoft.ML;

namespace MlNetPlus.Cleaning.Tests;

public sealed class FindLabelIssuesTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void FindLabelIssues_OnePlantedError_FindsIt()
    {
        var good = new (string, float[])[] { ("a", [0.8f, 0.1f, 0.1f]), ("b", [0.1f, 0.8f, 0.1f]), ("c", [0.1f, 0.1f, 0.8f]) };
        var data = Scored.Classes(_context, [.. good, ("a", [0.02f, 0.03f, 0.95f]), .. good, .. good, ("unknown", [0.1f, 0.1f, 0.8f])]);

        var report = _context.Data.FindLabelIssues(data, new LabelIssuesOptions { NameColumnName = "Text" });

        var issue = Assert.Single(report.Issues);
        Assert.Equal((3, "a", "c"), (issue.Row, issue.Given, issue.Predicted));
        Assert.Equal("a", issue.Name);
        Assert.Equal(0.02f - 0.95f, issue.Margin, 1e-6);
        Assert.Equal((11, 1), (report.RowCount, report.IncompleteRows));
        Assert.Equal([new ConfusedPair("a", "c", 1)], report.MostConfused());
        Assert.Empty(report.MostConfused(minimum: 2));
    }

    [Fact]
    public void FindLabelIssues_OrderBySelfConfidence_PutsTheLeastFirst()
    {
        var good = new (string, float[])[] { ("a", [0.8f, 0.1f, 0.1f]), ("b", [0.1f, 0.8f, 0.1f]), ("c", [0.1f, 0.1f, 0.8f]) };
        var data = Scored.Classes(_context, [.. good, .. good, .. good, ("a", [0.05f, 0.03f, 0.92f]), ("a", [0.04f, 0.5f, 0.46f])]);

        var byMargin = _context.Data.FindLabelIssues(data, new LabelIssuesOptions { Filter = LabelIssueFilter.PredictedOtherwise, Order = LabelIssueOrder.Margin });
        var bySelf = _context.Data.FindLabelIssues(data, new LabelIssuesOptions { Filter = LabelIssueFilter.PredictedOtherwise });

        Assert.Equal([9, 10], byMargin.Issues.Select(issue => issue.Row));
        Assert.Equal([10, 9], bySelf.Issues.Select(issue => issue.Row));
    }

    [Fact]
    public void FindLabelIssues_Regression_IsRefused()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new Scored.NumberRow() });

        var exception = Assert.Throws<ArgumentException>(() => _context.Data.FindLabelIssues(data));

        Assert.Contains("Use TopLosses", exception.Message, StringComparison.Ordinal);
    }
}
