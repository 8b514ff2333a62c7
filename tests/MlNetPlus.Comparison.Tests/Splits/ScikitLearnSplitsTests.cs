using System.Text.Json;
using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

/// <summary>Against scikit-learn's splitters on the same rows; Reference/splits.py made the values.</summary>
public class ScikitLearnSplitsTests
{
    private static readonly JsonElement Reference = Load();

    private readonly MLContext _context = new(1);
    private readonly IDataView _data;
    private readonly IDataView _timed;

    public ScikitLearnSplitsTests()
    {
        var (classes, groups, grouped) = (Ints("classes"), Ints("groups"), Ints("grouped"));
        _data = _context.Data.LoadFromEnumerable(classes.Select((label, row) =>
            new Row { Label = $"c{label}", Group = groups[row], Grouped = grouped[row] == 1, Fold = label == 3 ? string.Empty : $"f{label}" }));
        _timed = _context.Data.LoadFromEnumerable(Ints("times").Select(time => new { When = new DateTime(2020, 1, 1).AddHours(time) }));
    }

    [Fact]
    public void SplitsRandom_Sizes_EqualKFold() =>
        Assert.Equal(Ints("kFold").Order(), _context.Data.SplitsRandom(_data, folds: 7).Select(split => split.TestRows.Count).Order());

    [Fact]
    public void SplitsStratified_CountsOfEachClass_EqualStratifiedKFold()
    {
        var classes = Ints("classes");
        var theirs = Table("stratified");
        var ours = _context.Data.SplitsStratified(_data, folds: 6, seed: 9).Select(split => Counts(split, classes, 4)).ToArray();

        for (var index = 0; index < 4; index++)
            Assert.Equal(theirs.Select(fold => fold[index]).Order(), ours.Select(fold => fold[index]).Order());
    }

    /// <summary>The reference draws with its own code: the same rows and seed must give these folds on any machine, with any .NET.</summary>
    [Fact]
    public void SplitsStratified_Seed_GivesTheseRowsEverywhere()
    {
        var rows = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 12).Select(row => new Row { Label = row % 3 == 0 ? "b" : "a" }));

        Assert.Equal(Table("dealt"), _context.Data.SplitsStratified(rows, folds: 4, seed: 42).Select(split => split.TestRows));
    }

    [Fact]
    public void SplitsGrouped_Sizes_EqualGroupKFold() =>
        Assert.Equal(Ints("groupKFold").Order(), _context.Data.SplitsGrouped(_data, "Group").Select(split => split.TestRows.Count).Order());

    /// <summary>The algorithms differ; ours must balance the classes at least as well on the mean of several seeds.</summary>
    [Fact]
    public void SplitsStratifiedGrouped_Balance_IsNoWorseThanStratifiedGroupKFold()
    {
        var classes = Ints("grouped");
        var theirs = Imbalance(Table("stratifiedGroup"));

        var ours = Enumerable.Range(0, 10).Average(seed =>
            Imbalance([.. _context.Data.SplitsStratifiedGrouped(_data, "Group", "Grouped", seed: seed).Select(split => Counts(split, classes, 2))]));

        Assert.InRange(ours, 0, theirs * 1.05);
    }

    [Fact]
    public void SplitsLeaveOneGroupOut_Rows_EqualLeaveOneGroupOut() =>
        Assert.Equal(Table("leaveOneGroupOut"), _context.Data.SplitsLeaveOneGroupOut(_data, "Group").Select(split => split.TestRows));

    [Fact]
    public void SplitsGiven_Rows_EqualPredefinedSplit() => AssertSame("predefined", _context.Data.SplitsGiven(_data, "Fold"));

    [Fact]
    public void SplitsTimeOrdered_Expanding_EqualsTimeSeriesSplit() => AssertSame("timeSeries", _context.Data.SplitsTimeOrdered(_timed, "When"));

    [Fact]
    public void SplitsTimeOrdered_Gap_EqualsTimeSeriesSplit() => AssertSame("timeSeriesGap", _context.Data.SplitsTimeOrdered(_timed, "When", gap: 4));

    [Fact]
    public void SplitsTimeOrdered_SlidingWindow_EqualsTimeSeriesSplit() =>
        AssertSame("timeSeriesWindow", _context.Data.SplitsTimeOrdered(_timed, "When", folds: 8, gap: 2, maxTrainRows: 17));

    [Fact]
    public void SplitHoldOut_CountsOfEachClass_EqualStratifiedShuffleSplitToOneRow()
    {
        var split = _context.Data.SplitHoldOut(_data, 35 / 173.0, "Label");

        Assert.Equal(35, split.TestRows.Count);
        Assert.All(Counts(split, Ints("classes"), 4).Zip(Table("holdOut")[0]), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    }

    private static void AssertSame(string name, IReadOnlyList<DataSplit> ours)
    {
        var theirs = Reference.GetProperty(name).EnumerateArray().ToList();
        Assert.Equal(theirs.Select(fold => Ints(fold.GetProperty("train"))), ours.Select(split => split.TrainRows));
        Assert.Equal(theirs.Select(fold => Ints(fold.GetProperty("test"))), ours.Select(split => split.TestRows));
    }

    /// <summary>Mean over the classes of the deviation of their counts over the folds.</summary>
    private static double Imbalance(int[][] folds) => Enumerable.Range(0, folds[0].Length)
        .Average(index => Math.Sqrt(RegressionMetrics.Variance([.. folds.Select(fold => (float)fold[index])])));

    private static int[] Counts(DataSplit split, int[] classes, int count) =>
        [.. Enumerable.Range(0, count).Select(index => split.TestRows.Count(row => classes[row] == index))];

    private static int[] Ints(string name) => Ints(Reference.GetProperty(name));

    private static int[] Ints(JsonElement element) => [.. element.EnumerateArray().Select(value => value.GetInt32())];

    private static int[][] Table(string name) => [.. Reference.GetProperty(name).EnumerateArray().Select(Ints)];

    private static JsonElement Load()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Splits", "Reference", "splits.json"));
        using var json = JsonDocument.Parse(file);
        return json.RootElement.Clone();
    }

    private sealed class Row
    {
        public string Label { get; set; } = string.Empty;

        public int Group { get; set; }

        public bool Grouped { get; set; }

        public string Fold { get; set; } = string.Empty;
    }
}
