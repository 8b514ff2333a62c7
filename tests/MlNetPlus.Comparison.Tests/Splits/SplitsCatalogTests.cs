using CsCheck;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class SplitsCatalogTests
{
    private static readonly MLContext Context = new();

    private static readonly Gen<Row[]> SomeRows = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 11], Gen.Int[0, 40], Gen.Float.Unit)
        .Select((label, group, time, amount) => new Row { Label = $"{label}", Group = $"g{group}", Time = time, Amount = amount }).Array[40, 120];

    [Fact]
    public void SplitsRandom_AnyRows_EachIsTestedOnOncePerRepeatAndNeverTrainedOnThen() => Gen.Select(SomeRows, Gen.Int[2, 8], Gen.Int[1, 3], Gen.Int).Sample((rows, folds, repeats, seed) =>
    {
        var splits = Context.Data.SplitsRandom(View(rows), folds, repeats, seed);

        Assert.Equal(folds * repeats, splits.Count);
        Assert.All(splits.GroupBy(split => split.Repeat), repeat => Assert.Equal(Enumerable.Range(0, rows.Length), repeat.SelectMany(split => split.TestRows).Order()));
        Assert.All(splits, split => Assert.Equal(Enumerable.Range(0, rows.Length), split.TestRows.Concat(split.TrainRows).Order()));
        Assert.All(splits, split => Assert.InRange(split.TestRows.Count, rows.Length / folds, (rows.Length / folds) + 1));
    });

    [Fact]
    public void SplitsGrouped_AnyGroups_NeverStraddle() => Gen.Select(SomeRows, Gen.Int[2, 4], Gen.Int).Sample((rows, folds, seed) =>
    {
        AssertWhole(rows, Context.Data.SplitsGrouped(View(rows), "Group", folds, seed: seed));
        AssertWhole(rows, Context.Data.SplitsGrouped(View(rows), "Group", folds, repeats: 2, seed));
        AssertWhole(rows, Context.Data.SplitsStratifiedGrouped(View(rows), "Group", "Label", folds, seed: seed));
        AssertWhole(rows, Context.Data.SplitsStratifiedGrouped(View(rows), "Group", "Amount", folds, seed: seed));
        AssertWhole(rows, Context.Data.SplitsLeaveOneGroupOut(View(rows), "Group"));
        AssertWhole(rows, [Context.Data.SplitHoldOut(View(rows), 0.25, groupColumnName: "Group", seed: seed)]);
        AssertWhole(rows, [Context.Data.SplitHoldOut(View(rows), 0.25, "Label", "Group", seed)]);
    });

    [Fact]
    public void SplitsTimeOrdered_AnyTimes_TrainOnEarlierRowsApartByTheGap() => Gen.Select(SomeRows, Gen.Int[2, 4], Gen.Int[0, 3], Gen.Int[20, 40]).Sample((rows, folds, gap, window) =>
    {
        foreach (var split in Context.Data.SplitsTimeOrdered(View(rows), "Time", folds, gap, window))
        {
            var from = split.TestRows.Min(row => rows[row].Time);
            Assert.True(split.TrainRows.Max(row => rows[row].Time) < from);
            var between = rows.Where(row => row.Time < from && row.Time > split.TrainRows.Max(index => rows[index].Time)).Count();
            Assert.True(between >= gap);
            Assert.InRange(split.TrainRows.Count, 1, window);
            AssertWholeInstants(rows, split.TrainRows);
            AssertWholeInstants(rows, split.TestRows);
        }
    });

    [Fact]
    public void SplitHoldOut_AnyRows_SizeAndClassesAreExact() => Gen.Select(Gen.Int[0, 2].Array[20, 90], Gen.Double[0.05, 0.9], Gen.Int).Sample((labels, share, seed) =>
    {
        var rows = labels.Concat([0, 0, 1, 1, 2, 2]).Select(label => new Row { Label = $"{label}" }).ToArray();

        var split = Context.Data.SplitHoldOut(View(rows), share, "Label", seed: seed);

        var tested = HoldOut.TestCount(rows.Length, share);
        Assert.Equal(tested, split.TestRows.Count);
        Assert.Equal(Enumerable.Range(0, rows.Length), split.TestRows.Concat(split.TrainRows).Order());
        foreach (var ofClass in rows.Index().GroupBy(item => item.Item.Label))
            Assert.InRange(split.TestRows.Count(row => rows[row].Label == ofClass.Key) - ((double)tested * ofClass.Count() / rows.Length), -1, 1);
    });

    [Fact]
    public void SplitHoldOut_ManySeeds_EveryRowAndGroupIsTestedOnSometimes()
    {
        var rows = Enumerable.Range(0, 60).Select(row => new Row { Group = $"g{(row < 20 ? 0 : row / 4)}", Label = $"{row % 2}" }).ToArray();

        var drawn = Enumerable.Range(0, 300).SelectMany(seed => Context.Data.SplitHoldOut(View(rows), 0.3, groupColumnName: "Group", seed: seed).TestRows).CountBy(row => row).ToDictionary();
        var single = Enumerable.Range(0, 300).SelectMany(seed => Context.Data.SplitHoldOut(View(rows), 0.3, "Label", seed: seed).TestRows).CountBy(row => row).ToDictionary();

        Assert.Equal(60, drawn.Count);
        Assert.All(single, pair => Assert.InRange(pair.Value, 50, 130));
    }

    [Fact]
    public void TrainSet_Rows_AreThoseOfTheIndices()
    {
        var rows = Enumerable.Range(0, 30).Select(row => new Row { Label = $"{row % 2}", Time = row }).ToArray();

        foreach (var split in Context.Data.SplitsStratified(View(rows), folds: 3))
        {
            Assert.Equal(split.TrainRows, split.TrainSet.GetColumn<int>("Time"));
            Assert.Equal(split.TestRows, split.TestSet.GetColumn<int>("Time"));
            Assert.Equal(split.TrainRows.Count, split.TrainSet.GetRowCount());
        }
    }

    [Fact]
    public void TrainSet_Pipeline_FitsAndEvaluates()
    {
        var data = TestRows.View(Context);
        var split = Context.Data.SplitHoldOut(data, 0.25, "IsHigh");

        var model = Context.BinaryClassification.Trainers.LbfgsLogisticRegression("IsHigh").Fit(split.TrainSet);

        Assert.True(Context.BinaryClassification.Evaluate(model.Transform(split.TestSet), "IsHigh").AreaUnderRocCurve > 0.8);
    }

    [Fact]
    public void SplitsStratified_RareClass_NamesClassAndRemedy() => Assert.Equal(
        "folds is 5; expected at most 1, the number of rows whose label 'Label' is 'rare': every fold must hold every class. Take fewer folds, merge or drop rare classes, or divide the rows with SplitsRandom.",
        Assert.Throws<ArgumentException>(() => Context.Data.SplitsStratified(View([.. Enumerable.Range(0, 9).Select(row => new Row { Label = row == 0 ? "rare" : "usual" })]))).Message);

    [Fact]
    public void SplitsGrouped_MissingGroup_SaysWhere() => Assert.StartsWith(
        "Column 'Group' (group column of SplitsGrouped) has no group in 1 of 2 rows (rows 1, counted from 0)",
        Assert.Throws<ArgumentException>(() => Context.Data.SplitsGrouped(View([new Row { Group = "a" }, new Row()]), "Group")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void SplitsTimeOrdered_GapTooLarge_SaysWhichFold() => Assert.StartsWith(
        "gap of 12 and maxTrainRows of any leave fold 1 no rows to train on: 10 rows of 'Time' are earlier",
        Assert.Throws<ArgumentException>(() => Context.Data.SplitsTimeOrdered(View([.. Enumerable.Range(0, 30).Select(time => new Row { Time = time })]), "Time", folds: 2, gap: 12)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void SplitsRandom_EverythingWrong_NamesEveryFaultAtOnce()
    {
        var message = Assert.Throws<ArgumentException>(() => Context.Data.SplitsRandom(View([new Row()]), folds: 1, repeats: 0)).Message;

        Assert.Contains("folds", message, StringComparison.Ordinal);
        Assert.Contains("repeats", message, StringComparison.Ordinal);
    }

    [Fact]
    public void SplitsGiven_OneFold_Refuses() => Assert.Equal(
        "Column 'Group' has 1 folds; expected at least two.",
        Assert.Throws<ArgumentException>(() => Context.Data.SplitsGiven(View([new Row { Group = "a" }, new Row()]), "Group")).Message);

    private static IDataView View(Row[] rows) => Context.Data.LoadFromEnumerable(rows);

    private static void AssertWhole(Row[] rows, IReadOnlyList<DataSplit> splits) =>
        Assert.All(splits, split =>
        {
            Assert.NotEmpty(split.TrainRows);
            Assert.NotEmpty(split.TestRows);
            Assert.Empty(split.TrainRows.Select(row => rows[row].Group).Intersect(split.TestRows.Select(row => rows[row].Group)));
        });

    private static void AssertWholeInstants(Row[] rows, IReadOnlyList<int> chosen)
    {
        var times = chosen.Select(row => rows[row].Time).ToHashSet();
        Assert.Equal(rows.Count(row => times.Contains(row.Time)), chosen.Count);
    }

    private sealed class Row
    {
        public string Label { get; set; } = string.Empty;

        public string Group { get; set; } = string.Empty;

        public int Time { get; set; }

        public float Amount { get; set; }
    }
}
