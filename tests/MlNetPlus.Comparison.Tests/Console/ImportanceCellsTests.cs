namespace MlNetPlus.Comparison.Tests;

public class ImportanceCellsTests
{
    [Fact]
    public void ToString_WithImportance_EndsItsTablesWithThisOne()
    {
        var text = Example.WithImportance(["Strong", "Weak", "Gaps"], ["Sex", "Age"]).ToString();

        Assert.Contains(
            """

            Drop of AUC when a raw column is permuted, ± 95 %
            Raw column           Strong             Weak             Gaps
            Sex         0.2000 ± 0.0219  0.1000 ± 0.0219  0.0667 ± 0.0219
            Age         0.1000 ± 0.0219  0.0500 ± 0.0219  0.0333 ± 0.0219

            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Narrow_ManyContendersAndColumns_FitsEightyColumns()
    {
        string[] contenders = ["Random forest", "LightGBM", "FastTree", "Neural network", "Linear"];
        var result = Example.WithImportance(contenders, [.. Enumerable.Range(1, 14).Select(number => $"a column with a long name {number}")]);

        var grids = ImportanceCells.Narrow(result);

        Assert.Equal([4, 3], grids.Select(grid => grid.Headers.Count));
        Assert.Equal("Drop of AUC when a raw column is permuted, ± 95 %; the 10 strongest of 14", grids[0].Title);
        Assert.All(grids, grid => Assert.Equal(10, grid.Rows.Count));
        Assert.All(grids, grid => Assert.InRange(grid.Headers.Select((header, column) => 3 + Math.Max(header.Length, grid.Rows.Max(row => row.Cells[column].Length))).Sum() + 1, 1, 80));
    }

    [Theory]
    [InlineData(ComparisonMetric.Auc, "Drop of AUC")]
    [InlineData(ComparisonMetric.RootMeanSquaredError, "Rise of RMSE")]
    public void Measure_Metric_SaysWhichWayIsWorse(ComparisonMetric metric, string expected) => Assert.Equal(expected, ImportanceCells.Measure(metric));
}
