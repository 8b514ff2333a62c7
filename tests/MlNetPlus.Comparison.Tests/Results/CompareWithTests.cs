using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class CompareWithTests
{
    private readonly MLContext _context = new(1);

    /// <summary>Two contenders of one comparison and the same two of two comparisons are the same pair.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(0.4)]
    public void CompareWith_SameFolds_IsThePairOfOneComparison(double? testFraction)
    {
        ComparisonResult Run(params Contender[] contenders) => Compare(options =>
        {
            options.Contenders = contenders;
            options.TestFraction = testFraction;
        });
        var together = Assert.Single(Run(Contender.Linear(), TestContenders.Score()).Pairwise);

        var apart = Run(Contender.Linear()).CompareWith(Run(TestContenders.Score()), "Linear", "x");

        Assert.Equal(together with { DeLong = [], McNemar = null }, apart with { DeLong = [], McNemar = null });
        Assert.Equal(together.DeLong, apart.DeLong);
        Assert.Equal(together.McNemar, apart.McNemar);
    }

    [Fact]
    public void CompareWith_OtherFeatures_TellsWhatTheyAreWorth()
    {
        ComparisonResult Run(params string[] columns) => Compare(options => options.Features = _context.Transforms.Concatenate("Features", columns));

        var difference = Run("X", "Features").CompareWith(Run("X"));

        Assert.Equal(("Linear", "Linear (other)", ComparisonVerdict.FirstIsBetter), (difference.First, difference.Second, difference.Verdict));
        Assert.True(difference.MeanDifference > 0);
        Assert.Equal(ComparisonVerdict.SecondIsBetter, Run("X").CompareWith(Run("X", "Features")).Verdict);
    }

    [Fact]
    public void CompareWith_OtherSeed_IsRefusedForItsFolds() => Assert.StartsWith(
        "The two results are not comparable: 5 of 5 folds train or test on other rows. Compare on the same rows, label, metric and folds; features and contenders may differ.",
        Refusal(Compare(_ => { }), Compare(options => options.Seed = 2)),
        StringComparison.Ordinal);

    [Fact]
    public void CompareWith_OtherMetricAndFolds_NamesBoth() => Assert.StartsWith(
        "The two results are not comparable: one is by Auc, the other by Accuracy; one covers 5 folds, the other 3.",
        Refusal(Compare(_ => { }), Compare(options => (options.Metric, options.Folds) = (ComparisonMetric.Accuracy, 3))),
        StringComparison.Ordinal);

    [Fact]
    public void CompareWith_OtherTask_IsRefused() => Assert.StartsWith(
        "The two results are not comparable: one is binary, the other regression; one is by Auc, the other by RootMeanSquaredError;",
        Refusal(Compare(_ => { }), _context.Regression.Compare(TestRows.View(_context), new() { LabelColumnName = "Amount", Contenders = [Contender.Linear()] })),
        StringComparison.Ordinal);

    [Fact]
    public void CompareWith_OtherPositiveClass_IsRefused()
    {
        ComparisonResult Run(string yes, string no) => _context.BinaryClassification.Compare(
            _context.Data.LoadFromEnumerable(TestRows.Make().Select(row => new Named { Sort = row.IsHigh ? yes : no, Features = row.Features })),
            new() { LabelColumnName = "Sort", Contenders = [Contender.Linear()] });

        Assert.StartsWith("The two results are not comparable: the positive class is 'high' in one and 'low' in the other;", Refusal(Run("high", "b"), Run("a", "low")), StringComparison.Ordinal);
    }

    [Fact]
    public void CompareWith_OtherRows_AreRefused()
    {
        ComparisonResult Run(Func<IReadOnlyList<TestRows.Row>, IEnumerable<TestRows.Row>> change) => _context.Regression.Compare(
            _context.Data.LoadFromEnumerable(change(TestRows.Make())), new() { LabelColumnName = "Amount", Split = ComparisonSplit.Random, Contenders = [Contender.Linear()] });

        Assert.Contains("one has 120 rows, the other 119", Refusal(Run(rows => rows), Run(rows => rows.Skip(1))), StringComparison.Ordinal);
        Assert.Contains("120 rows have another label", Refusal(Run(rows => rows), Run(rows => rows.Reverse())), StringComparison.Ordinal);
    }

    [Fact]
    public void CompareWith_IncompleteOrUnknownContender_IsRefused()
    {
        var gaps = Compare(options => options.Contenders = [TestContenders.Mapped("gaps", (input, output) => output.Score = input.X > 0.3 ? float.NaN : input.X)]);

        Assert.StartsWith("'gaps' is incomplete", Assert.Throws<ArgumentException>(() => Compare(_ => { }).CompareWith(gaps, otherContender: "gaps")).Message, StringComparison.Ordinal);
        Assert.StartsWith("No contender is named 'Linear'; expected one of 'gaps'.", Assert.Throws<ArgumentException>(() => Compare(_ => { }).CompareWith(gaps)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CompareWith_EveryContenderFailed_SaysWhy()
    {
        var failed = Compare(options => options.Contenders = [TestContenders.Throwing("bad", "no such luck")]);

        Assert.Equal("Every contender failed, so there is none to compare. First error: no such luck", Assert.Throws<InvalidOperationException>(() => failed.CompareWith(failed)).Message);
    }

    /// <summary>One contender has nobody to be compared with: no pair, and nothing is said of a winner.</summary>
    [Fact]
    public void Compare_OneContender_HasNoPair()
    {
        var result = Compare(_ => { });

        Assert.Empty(result.Pairwise);
        Assert.DoesNotContain(result.Notes, note => note.Contains("better", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => result.Bootstrap("Linear", "LightGBM"));
    }

    private static string Refusal(ComparisonResult first, ComparisonResult second) => Assert.Throws<ArgumentException>(() => first.CompareWith(second)).Message;

    private ComparisonResult Compare(Action<ComparisonOptions> set)
    {
        var options = new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = [Contender.Linear()] };
        set(options);
        return _context.BinaryClassification.Compare(TestRows.View(_context), options);
    }

    private sealed class Named
    {
        public string Sort { get; set; } = string.Empty;

        [VectorType(3)]
        public float[] Features { get; set; } = [];
    }
}
