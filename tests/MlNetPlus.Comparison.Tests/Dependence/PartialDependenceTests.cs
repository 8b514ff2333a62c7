using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public sealed class PartialDependenceTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Compare_NotAskedFor_HasNone() => Assert.Empty(Formula(dependence: null).PartialDependence);

    /// <summary>Single against double: about seven digits.</summary>
    [Theory]
    [InlineData("Step")]
    [InlineData("Kind")]
    public void Compare_Formula_EqualsScikitLearn(string column)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Dependence", "Reference", "partial_dependence.json")));
        var expected = json.RootElement.GetProperty(column).EnumerateObject().ToDictionary(one => one.Name, one => one.Value.EnumerateArray().Select(value => value.GetDouble()).ToList());

        var found = Assert.Single(Formula(new()).PartialDependence).Columns.Single(one => one.Column == column);

        Assert.Equal(column == "Kind" ? ["b", "c", "a"] : ["0", "1", "2", "3", "4"], found.Points.Select(point => point.Value));
        Assert.All(found.Points, point => Assert.All(point.FoldValues.Zip(expected[point.Value]), pair => Assert.Equal(pair.Second, pair.First!.Value, 1e-6)));
        Assert.All(found.Points, point => Assert.Equal(expected[point.Value].Average(), point.Mean!.Value, 1e-6));
        Assert.Equal((column == "Step", null), (found.IsNumeric, found.Class));
    }

    [Fact]
    public void Compare_NamedColumns_AreThoseLookedAtAlsoUnread()
    {
        var found = Assert.Single(Formula(new() { Columns = ["Size", "Noise"], GridPoints = 3, MaxRows = 10 }).PartialDependence);

        Assert.Equal(["Size", "Noise"], found.Columns.Select(one => one.Column));
        Assert.Equal(3, found.Columns[0].Points.Count);
        Assert.Single(found.Columns[1].Points.Select(point => point.Mean).Distinct());
    }

    [Fact]
    public void Compare_Repeats_LooksAtTheFirst()
    {
        var result = _context.Regression.Compare(TestRows.View(_context), new ComparisonOptions
        {
            LabelColumnName = "Amount",
            Contenders = [TestContenders.Score()],
            Folds = 3,
            Repeats = 2,
            PartialDependence = new() { GridPoints = 4 },
        });

        var found = Assert.Single(Assert.Single(result.PartialDependence).Columns);
        Assert.Equal("X", found.Column);
        Assert.All(found.Points, point => Assert.Equal(3, point.FoldValues.Count));
        Assert.All(found.Points, point => Assert.Equal(point.Number!.Value, point.Mean!.Value, 1e-6));
        Assert.All(found.Points, point => Assert.Equal(0, point.StandardDeviation!.Value, 1e-6));
    }

    [Fact]
    public void Compare_Multiclass_ClassesAddUpToOne()
    {
        var result = _context.MulticlassClassification.Compare(TestRows.View(_context), new ComparisonOptions
        {
            LabelColumnName = "Kind",
            Features = _context.Transforms.Concatenate("Features", "X", "Amount"),
            Contenders = [Contender.Linear()],
            Folds = 3,
            PartialDependence = new() { GridPoints = 5 },
        });

        var amount = Assert.Single(result.PartialDependence).Columns.Where(one => one.Column == "Amount").ToList();
        Assert.Equal(["large", "medium", "small"], amount.Select(one => one.Class));
        Assert.All(Enumerable.Range(0, 5), place => Assert.Equal(1, amount.Sum(one => one.Points[place].Mean!.Value), 1e-5));
        Assert.True(amount[0].Points[4].Mean > amount[0].Points[0].Mean + 0.5);
    }

    [Fact]
    public void Compare_ContenderThatFails_SaysWhy()
    {
        var result = _context.BinaryClassification.Compare(TestRows.View(_context), new ComparisonOptions
        {
            LabelColumnName = "IsHigh",
            Contenders = [TestContenders.Score(), TestContenders.Throwing("broken", "no luck")],
            PartialDependence = new(),
        });

        Assert.Equal(("broken", "it failed: no luck"), (result.PartialDependence[1].Contender, result.PartialDependence[1].Reason));
    }

    [Theory]
    [InlineData("Cabin", "Column 'Cabin' (ComparisonOptions.PartialDependence) is not in the data, which has 'IsHigh', 'Kind', 'Amount', 'X', 'Group', 'Features'.")]
    [InlineData("Features", "Column 'Features' (ComparisonOptions.PartialDependence) is Vector<Single, 3>; expected a number, Boolean, text, date, time span or key.")]
    public void Compare_ColumnThatCannotBe_IsRefusedBeforeTraining(string column, string expected)
    {
        var options = new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = [TestContenders.Score()], PartialDependence = new() { Columns = [column] } };

        Assert.StartsWith(expected, Assert.Throws<ArgumentOutOfRangeException>(() => _context.BinaryClassification.Compare(TestRows.View(_context), options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_New_AreTheDocumentedOnes()
    {
        var options = new PartialDependenceOptions();

        Assert.Equal((null, 20, 10, 500, null), (options.Columns, options.GridPoints, options.MostCategories, options.MaxRows, options.Threads));
    }

    [Fact]
    public void Options_EverythingWrong_NamesEveryFaultAtOnce()
    {
        var options = new ComparisonOptions
        {
            LabelColumnName = "IsHigh",
            Contenders = [TestContenders.Score()],
            PartialDependence = new() { GridPoints = 1, MostCategories = 1, MaxRows = 1, Threads = 0, Columns = ["IsHigh", "X", "X"] },
        };

        Assert.Equal(
            """
            ComparisonOptions has 6 faults:
            - PartialDependence.GridPoints is 1; expected at least 2.
            - PartialDependence.MostCategories is 1; expected at least 2.
            - PartialDependence.MaxRows is 1; expected at least 2, or null for all rows.
            - PartialDependence.Threads is 0; expected at least 1, or null for one for each processor.
            - PartialDependence.Columns is 'the label 'IsHigh''; expected columns other than the label.
            - PartialDependence.Columns is 'a column twice'; expected each column once.
            """.ReplaceLineEndings("\n"),
            Assert.Throws<ArgumentException>(() => options.Validate(ComparisonTask.Binary)).Message);
    }

    /// <summary>The rows and the formula of Reference/partial_dependence.py; its columns go through features on their way.</summary>
    private ComparisonResult Formula(PartialDependenceOptions? dependence)
    {
        var rows = Enumerable.Range(0, 60).Select(i => new Row { Amount = i % 7, Fold = i % 2, Step = i % 5, Size = i * 37 % 60 / 60f, Kind = "abbbcc"[i / 2 % 6].ToString(), Noise = i }).ToList();
        return _context.Regression.Compare(_context.Data.LoadFromEnumerable(rows), new ComparisonOptions
        {
            LabelColumnName = "Amount",
            Split = ComparisonSplit.Given,
            FoldColumnName = "Fold",
            Features = _context.Transforms.Concatenate("Features", "Step", "Size"),
            Contenders = [Contender.Of("formula", context => context.Transforms.CustomMapping<In, Out>(Map, contractName: null))],
            PartialDependence = dependence,
        });

        static void Map(In input, Out output)
        {
            var (step, size) = (input.Features[0], input.Features[1]);
            output.Score = 0.1f + (0.05f * step * step) + (input.Kind == "b" ? 0.3f * size : 0) - (0.02f * step * size) + (input.Kind == "c" ? 0.1f : 0);
        }
    }

    private sealed class Row
    {
        public float Amount { get; set; }

        public int Fold { get; set; }

        public float Step { get; set; }

        public float Size { get; set; }

        public string Kind { get; set; } = string.Empty;

        public float Noise { get; set; }
    }

    private sealed class In
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public string Kind { get; set; } = string.Empty;
    }

    private sealed class Out
    {
        public float Score { get; set; }
    }
}
