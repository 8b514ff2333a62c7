using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlNetPlus.Cleaning.Tests;

/// <summary>Scores that are no probabilities, or those of other classes, would give losses that mean nothing.</summary>
public sealed class ScoredColumnsTests
{
    private readonly MLContext _context = new(seed: 1);

    [Theory]
    [InlineData(3.25f, "3.25")]
    [InlineData(-0.001f, "-0.001")]
    public void Read_ScoreThatIsNoProbability_IsNamed(float score, string text)
    {
        var data = Scored.Classes(_context, ("a", [0.9f, 0.05f, 0.05f]), ("unknown", [0.1f, score, 0.2f]));

        var exception = Assert.Throws<ArgumentException>(() => _context.Data.TopLosses(data, 1));

        Assert.Equal(
            FormattableString.Invariant($"Column 'Score' has the score {(double)score} in row 1; expected probabilities, from 0 to 1. Score with a trainer that gives them (ML.NET's NaiveBayes, and OneVersusAll with useProbabilities: false, do not), or turn the scores into probabilities first."),
            exception.Message);
        Assert.Contains($"has the score {text}", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _context.Data.FindLabelIssues(data));
    }

    [Fact]
    public void Read_ProbabilityWithRounding_IsTaken()
    {
        var data = Scored.Classes(_context, ("a", [1.00005f, -0.00005f, 0]), ("b", [float.PositiveInfinity, float.NaN, 0]));

        var ranking = _context.Data.TopLosses(data, 2);

        Assert.Equal((0, 1), (Assert.Single(ranking.Rows).Row, ranking.IncompleteRows));
    }

    [Fact]
    public void Read_ScoreInPlaceOfProbability_IsNamed()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new Scored.FlagRow { Label = true, Probability = -1.5f } });

        var exception = Assert.Throws<ArgumentException>(() => _context.Data.TopLosses(data, 1));

        Assert.StartsWith("Column 'Probability' has the score -1.5 in row 0; expected probabilities", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NaiveBayes_IsRefusedAsItScoresByLogarithms()
    {
        var data = Scored.Classes(_context, ("a", [0.9f, 0.1f, 0]), ("b", [0, 0.8f, 0.2f]), ("c", [0, 0.1f, 0.9f]));
        var scored = _context.Transforms.CopyColumns("Features", "Score")
            .Append(_context.MulticlassClassification.Trainers.NaiveBayes())
            .Fit(data)
            .Transform(data);

        var exception = Assert.Throws<ArgumentException>(() => _context.Data.TopLosses(scored, 1));

        Assert.Contains("expected probabilities, from 0 to 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ClassesInAnotherOrder_NamesTheFirstThatDiffers()
    {
        var exception = Assert.Throws<ArgumentException>(() => _context.Data.TopLosses(Named("a", "c", "b"), 1));

        Assert.Equal(
            "Column 'Score' has the score of 'c' in slot 1, and key 2 of column 'Label' is 'b'; expected the same classes in the same order. Fit one MapValueToKey, and take it for the training and for these labels.",
            exception.Message);
    }

    [Fact]
    public void Of_SameClassesInOrder_AreTaken() => Assert.Equal(["a", "b", "c"], _context.Data.TopLosses(Named("a", "b", "c"), 1).Classes);

    [Fact]
    public void Of_ModelTrainedOnKeysOfOtherRows_IsRefused()
    {
        var training = _context.Data.LoadFromEnumerable(Rows("b", "a"));
        var model = Keys().Append(_context.Transforms.CopyColumns("Features", "Score"))
            .Append(_context.MulticlassClassification.Trainers.SdcaMaximumEntropy(maximumNumberOfIterations: 1))
            .Fit(training);
        var test = _context.Data.LoadFromEnumerable(Rows("a", "b"));
        var scored = Keys().Fit(test).Transform(model.Transform(test)); // numbered anew: a is key 1 here, and was key 2

        var exception = Assert.Throws<ArgumentException>(() => _context.Data.TopLosses(scored, 1));

        Assert.Contains("has the score of 'b' in slot 0, and key 1 of column 'Label' is 'a'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["b", "a"], _context.Data.TopLosses(model.Transform(test), 1).Classes);
    }

    [Fact]
    public void Of_KeyWithoutEnd_SaysThatTheNumbersDiffer()
    {
        var data = _context.Data.LoadFromEnumerable(Rows("a", "b"));
        data = _context.Transforms.Conversion.Hash("Label", nameof(Scored.ClassRow.Text), numberOfBits: 31).Fit(data).Transform(data);

        var exception = Assert.Throws<ArgumentException>(() => _context.Data.TopLosses(data, 1));

        Assert.StartsWith("Column 'Score' has 3 scores and the key of column 'Label' has 2147483648 classes; expected as many.", exception.Message, StringComparison.Ordinal);
    }

    private ValueToKeyMappingEstimator Keys() => _context.Transforms.Conversion.MapValueToKey("Label", nameof(Scored.ClassRow.Text));

    private static Scored.ClassRow[] Rows(params string[] labels) => [.. labels.Select(label => new Scored.ClassRow { Text = label, Score = [0.9f, 0.05f, 0.05f] })];

    /// <summary>Rows of the classes a, b and c, whose scores are said to be those of other classes.</summary>
    private IDataView Named(params string[] slots)
    {
        var data = Scored.Classes(_context, ("a", [0.9f, 0.05f, 0.05f]), ("b", [0.7f, 0.2f, 0.1f]));
        foreach (var slot in slots)
            data = _context.Transforms.Conversion.ConvertType(slot, "Flag", DataKind.Single).Fit(data).Transform(data);
        return _context.Transforms.Concatenate("Score", slots).Fit(data).Transform(data);
    }
}
