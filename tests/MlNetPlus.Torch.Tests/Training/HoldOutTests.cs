namespace MlNetPlus.Torch.Tests;

public sealed class HoldOutTests
{
    [Fact]
    public void Of_Rows_DividesThemAll()
    {
        var parts = HoldOut.Of(100, 0.2, seed: 1);

        Assert.Equal(20, parts.Validation.Count);
        Assert.Equal(Enumerable.Range(0, 100).Select(row => (long)row), parts.Training.Concat(parts.Validation).Order());
    }

    [Fact]
    public void Of_Labels_HoldsOutTheSameShareOfEachClass()
    {
        long[] labels = [.. Enumerable.Range(0, 1000).Select(row => row % 10 == 0 ? 1L : 0L)];

        var parts = HoldOut.Of(1000, 0.2, seed: 4, labels);

        Assert.Equal(200, parts.Validation.Count);
        Assert.Equal(20, parts.Validation.Count(row => labels[(int)row] == 1));
    }

    // Half of six rows, of classes with 1, 1, 1, 1 and 2: no class goes as a whole.
    [Fact]
    public void Of_SmallClasses_LeavesEachARowToTrainOn()
    {
        long[] labels = [0, 1, 2, 3, 4, 4];
        for (var seed = 0; seed < 20; seed++)
        {
            var parts = HoldOut.Of(6, 0.5, seed, labels);

            Assert.Equal(5, parts.Training.Select(row => labels[(int)row]).Distinct().Count());
            Assert.Equal(6, parts.Training.Count + parts.Validation.Count);
        }

        Assert.Empty(HoldOut.Of(4, 0.5, seed: 1, [0, 1, 2, 3]).Validation);
    }

    [Fact]
    public void Of_OtherSeed_HoldsOutOtherRows() =>
        Assert.NotEqual(HoldOut.Of(100, 0.2, seed: 1).Validation, HoldOut.Of(100, 0.2, seed: 2).Validation);

    [Fact]
    public void Of_FractionZero_HoldsOutNone() => Assert.Empty(HoldOut.Of(3, 0, seed: 1).Validation);

    [Fact]
    public void Of_TinyFraction_HoldsOutOneRow() => Assert.Single(HoldOut.Of(3, 0.01, seed: 1).Validation);

    [Fact]
    public void Of_NothingLeftToTrainOn_SaysSo()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => HoldOut.Of(2, 0.9, seed: 1));

        Assert.Equal(
            "Of 2 rows, 2 would be held out (a fraction of 0.9), which leaves none to train on. Give more rows, or set ValidationFraction lower or to 0.",
            exception.Message);
    }

    [Fact]
    public void Folds_Rows_HoldsEachOutOnce()
    {
        var folds = HoldOut.Folds(103, 5, seed: 1);

        var all = Enumerable.Range(0, 103).Select(row => (long)row).ToArray();
        Assert.Equal(5, folds.Count);
        Assert.Equal(all, folds.SelectMany(fold => fold.Validation).Order());
        Assert.All(folds, fold => Assert.Equal(all, fold.Training.Concat(fold.Validation).Order()));
        Assert.All(folds, fold => Assert.InRange(fold.Validation.Count, 20, 21));
    }

    [Fact]
    public void Folds_Labels_GivesEachPartTheSameShareOfEachClass()
    {
        long[] labels = [.. Enumerable.Range(0, 1000).Select(row => row % 10 == 0 ? 1L : 0L)];

        var folds = HoldOut.Folds(1000, 5, seed: 4, labels);

        Assert.All(folds, fold => Assert.InRange(fold.Validation.Count(row => labels[(int)row] == 1), 19, 21));
        Assert.All(folds, fold => Assert.Equal(200, fold.Validation.Count));
    }

    [Fact]
    public void Folds_SameSeed_DividesAlike()
    {
        Assert.Equal(HoldOut.Folds(50, 3, seed: 1).Select(fold => fold.Validation), HoldOut.Folds(50, 3, seed: 1).Select(fold => fold.Validation));
        Assert.NotEqual(HoldOut.Folds(50, 3, seed: 1)[0].Validation, HoldOut.Folds(50, 3, seed: 2)[0].Validation);
    }

    [Fact]
    public void Folds_FewerRowsThanParts_SaysSo() => Assert.Equal(
        "2 rows cannot be divided into 3 parts. Give more rows, or ask for fewer parts.",
        Assert.Throws<InvalidOperationException>(() => HoldOut.Folds(2, 3, seed: 1)).Message);

    [Fact]
    public void Folds_OnePart_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => HoldOut.Folds(10, 1, seed: 1));
}
