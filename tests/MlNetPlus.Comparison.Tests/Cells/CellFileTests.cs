namespace MlNetPlus.Comparison.Tests;

public sealed class CellFileTests : IDisposable
{
    private static readonly Fold Fold = new(2, 1, [0, 1, 1, 0, 1], 1, TrainsOnEarlierOnly: false);
    private static readonly CellIdentity Identity = new(new string('a', 64), "Forest äöü \"1\"", "ForestRecipe", 2, 1);
    private static readonly int[] Rows = Fold.TestRows();

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.In("one.cell");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhatWasWritten_IsTheSameToTheBit()
    {
        var predictions = new FoldPredictions(Fold, Rows, 2) { NoProbabilities = "none given" };
        float[] odd = [0.1f, float.NaN, -0f, float.Epsilon, float.PositiveInfinity, 1f / 3];
        odd.CopyTo(predictions.Scores, 0);
        predictions.Predicted[1] = 1;
        predictions.IsScored[2] = true;
        var outcome = new CellOutcome(predictions, TimeSpan.FromTicks(1234567), TimeSpan.FromTicks(89)) { FeaturesDigest = "d1" };

        System.IO.File.WriteAllBytes(File, CellFile.ToBytes(outcome, Identity));
        var read = Read();

        Assert.Equal(odd.Select(BitConverter.SingleToInt32Bits), read.Predictions!.Scores.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(predictions.Predicted, read.Predictions.Predicted);
        Assert.Equal(predictions.IsScored, read.Predictions.IsScored);
        Assert.Equal(Rows, read.Predictions.Rows);
        Assert.Equal("none given", read.Predictions.NoProbabilities);
        Assert.Equal((outcome.FitTime, outcome.ScoreTime, "d1"), (read.FitTime, read.ScoreTime, read.FeaturesDigest));
        Assert.Null(read.Failure);
    }

    [Fact]
    public void Read_Failure_HasItsWords()
    {
        var failure = new ContenderFailure(Identity.Contender, 2, 1, "shown", new InvalidOperationException("thrown", new FormatException("inner")));

        System.IO.File.WriteAllBytes(File, CellFile.ToBytes(new CellOutcome(failure), Identity));
        var read = Read().Failure!;

        Assert.Equal((Identity.Contender, 2, 1, "shown", "System.InvalidOperationException"), (read.Contender, read.Repeat, read.Fold, read.Message, read.ExceptionType));
        Assert.Contains("FormatException: inner", read.Exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyByteChanged_IsDamaged()
    {
        var whole = CellFile.ToBytes(new CellOutcome(new FoldPredictions(Fold, Rows, 2), TimeSpan.Zero, TimeSpan.Zero), Identity);
        for (var at = 0; at < whole.Length; at++)
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 1;
            System.IO.File.WriteAllBytes(File, bytes);
            Assert.Throws<InvalidDataException>(Read);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(100)]
    public void Read_CutShort_IsDamaged(int length)
    {
        var whole = CellFile.ToBytes(new CellOutcome(new FoldPredictions(Fold, Rows, 2), TimeSpan.Zero, TimeSpan.Zero), Identity);
        System.IO.File.WriteAllBytes(File, whole[..length]);

        Assert.Throws<InvalidDataException>(Read);
    }

    [Fact]
    public void Read_OfAnotherCell_IsRefused()
    {
        System.IO.File.WriteAllBytes(File, CellFile.ToBytes(new CellOutcome(new FoldPredictions(Fold, Rows, 2), TimeSpan.Zero, TimeSpan.Zero), Identity with { Fold = 0 }));

        Assert.Equal(
            $"The cell's file '{File}' is of Forest äöü \"1\" (ForestRecipe), fold 1 of repeat 3, comparison aaaaaaaaaaaa; expected Forest äöü \"1\" (ForestRecipe), fold 2 of repeat 3, comparison aaaaaaaaaaaa. Give the folder of this comparison, or delete the file.",
            Assert.Throws<InvalidOperationException>(Read).Message);
    }

    [Fact]
    public void SizeOf_IsNoLessThanTheFile() =>
        Assert.True(CellFile.SizeOf(3, 2) >= CellFile.ToBytes(new CellOutcome(new FoldPredictions(Fold, Rows, 2), TimeSpan.Zero, TimeSpan.Zero), Identity).Length);

    private CellOutcome Read() => CellFile.Read(File, Identity, Fold, Rows, 2);
}
