using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public class DependenceGridTests
{
    private static readonly MLContext Context = new(1);

    /// <summary>Nearest rank by hand: of 100 values the 5th, 50th and 95th; of 10 the 1st, 5th and 10th.</summary>
    [Theory]
    [InlineData(100, 3, "4 49 94")]
    [InlineData(10, 3, "0 4 9")]
    [InlineData(3, 3, "0 1 2")]
    public void Quantiles_Codes_AreByNearestRank(int values, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', DependenceGrid.Quantiles([.. Enumerable.Range(0, values).Reverse(), -1, -1], values, most)));

    [Fact]
    public void Quantiles_OneFrequentValue_IsThereOnce() => Assert.Equal([0, 10], DependenceGrid.Quantiles([.. Enumerable.Repeat(0, 180), .. Enumerable.Range(1, 20)], 21, 3));

    [Fact]
    public void Of_Texts_TakesTheMostFrequentWithTheirRows()
    {
        var grid = Grid(["b", "a", "", "c", "c", "b", "c", "d"], new() { MostCategories = 2 }, row => new { Value = row });

        Assert.Equal(["c", "b"], grid.Values);
        Assert.Equal([3, 0], grid.Rows);
        Assert.Null(grid.Numbers);
    }

    [Fact]
    public void Of_TextsOfManyValues_SaysWhyNot()
    {
        string[] rows = [.. Enumerable.Range(0, 50).Select(row => $"name {row}")];

        Assert.Equal("its 10 most frequent values are those of 10 of 50 rows only", Grid(rows, new(), row => new { Value = row }).Reason);
        Assert.Null(Grid(rows, new() { Columns = ["Value"] }, row => new { Value = row }).Reason);
    }

    [Fact]
    public void Of_Dates_AreInOrder()
    {
        var grid = Grid([3, 1, 2], new(), day => new { Value = new DateTime(2020, 1, day) });

        Assert.Equal(["2020-01-01", "2020-01-02", "2020-01-03"], grid.Values);
        Assert.Null(grid.Numbers);
    }

    [Fact]
    public void Of_OneValue_SaysWhyNot() => Assert.Equal("it has fewer than two values", Grid([1f, 1f, float.NaN], new(), number => new { Value = number }).Reason);

    private static DependenceGrid Grid<T, TRow>(T[] values, PartialDependenceOptions options, Func<T, TRow> make)
        where TRow : class
    {
        var view = Context.Data.LoadFromEnumerable(values.Select(make));
        return DependenceGrid.Of(view, view.Schema["Value"], options);
    }
}
