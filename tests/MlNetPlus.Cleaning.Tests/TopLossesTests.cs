using Microsoft.ML;

namespace MlNetPlus.Cleaning.Tests;

public sealed class TopLossesTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void TopLosses_Classes_GivesLargestFirst()
    {
        var data = Scored.Classes(_context, ("a", [0.9f, 0.05f, 0.05f]), ("b", [0.7f, 0.2f, 0.1f]), ("c", [0.1f, 0.8f, 0.1f]), ("a", [0.1f, 0.1f, 0.8f]));

        var ranking = _context.Data.TopLosses(data, 3);

        Assert.Equal([2, 3, 1], ranking.Rows.Select(row => row.Row));
        Assert.Equal([1, 2, 3], ranking.Rows.Select(row => row.Rank));
        Assert.Equal(("c", "b"), (ranking.Rows[0].Given, ranking.Rows[0].Predicted));
        Assert.Equal(-Math.Log(0.1f), ranking.Rows[0].Loss, 1e-9);
        Assert.Equal(0.8f, ranking.Rows[0].Probability, 1e-6);
    }

    [Fact]
    public void TopLosses_MissingLabelOrNaN_AreCounted()
    {
        var data = Scored.Classes(_context, ("unknown", [0.9f, 0.05f, 0.05f]), ("b", [float.NaN, 0.2f, 0.1f]), ("c", [0.1f, 0.8f, 0.1f]));

        var ranking = _context.Data.TopLosses(data, 10);

        Assert.Equal((3, 2), (ranking.RowCount, ranking.IncompleteRows));
        Assert.Equal(2, Assert.Single(ranking.Rows).Row);
    }

    [Fact]
    public void TopLosses_NameColumn_GivesItsText()
    {
        var data = Scored.Classes(_context, ("a", [0.9f, 0.05f, 0.05f]));

        var ranking = _context.Data.TopLosses(data, new TopLossesOptions { NameColumnName = "Text" });

        Assert.Equal("a", ranking.Rows[0].Name);
    }

    [Fact]
    public void TopLosses_BooleanLabel_UsesProbability()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new Scored.FlagRow { Label = true, Probability = 0.25f }, new Scored.FlagRow { Label = false, Probability = 0.25f } });

        var worst = _context.Data.TopLosses(data, 1).Rows[0];

        Assert.Equal((0, "True", "False"), (worst.Row, worst.Given, worst.Predicted));
        Assert.Equal(-Math.Log(0.25), worst.Loss, 1e-9);
        Assert.Equal(0.75, worst.Probability, 1e-9);
    }

    [Fact]
    public void TopLosses_Regression_UsesSquaredError()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new Scored.NumberRow { Label = 1, Score = 1.5f }, new Scored.NumberRow { Label = 5, Score = 2 } });

        var worst = _context.Data.TopLosses(data, 1).Rows[0];

        Assert.Equal((1, 9.0, "5", "2"), (worst.Row, worst.Loss, worst.Given, worst.Predicted));
    }

    [Fact]
    public void TopLosses_OtherNumberOfScores_SaysSo()
    {
        var data = Scored.Classes(_context, ("a", [0.9f, 0.05f, 0.05f]));
        data = _context.Transforms.Concatenate("Two", "Score", "Score").Fit(data).Transform(data);

        var exception = Assert.Throws<ArgumentException>(() => _context.Data.TopLosses(data, new TopLossesOptions { ScoreColumnName = "Two" }));

        Assert.Equal("Column 'Two' has 6 scores and the key of column 'Label' has 3 classes; expected as many. Score with a model that was trained on this label column.", exception.Message);
    }

    [Fact]
    public void TopLosses_OptionsAtFault_NamesEach()
    {
        var exception = Assert.Throws<ArgumentException>(() => _context.Data.TopLosses(Scored.Classes(_context), new TopLossesOptions { Count = 0, NameColumnName = "" }));

        Assert.Contains("Count", exception.Message, StringComparison.Ordinal);
        Assert.Contains("NameColumnName", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TopLosses_NoLabelColumn_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.TopLosses(Scored.Classes(_context), 1, "Other"));
}
