using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class ContenderTests
{
    private static readonly Contender[] BuiltIn = [Contender.RandomForest(), Contender.LightGbm(), Contender.FastTree(), Contender.Linear()];

    private static readonly Lazy<ComparisonResult> Binary = new(() =>
    {
        var context = new MLContext(1);
        return context.BinaryClassification.Compare(TestRows.View(context, withGaps: true), Options("IsHigh"));
    });

    private static readonly Lazy<ComparisonResult> Multiclass = new(() =>
    {
        var context = new MLContext(1);
        return context.MulticlassClassification.Compare(TestRows.View(context, withGaps: true), Options("Kind"));
    });

    private readonly MLContext _context = new(1);

    [Fact]
    public void Compare_BinaryWithGaps_EveryContenderScoresAllRowsWell()
    {
        NativeLightGbm.SkipUnlessItLoads();
        var result = Binary.Value;

        AssertAllComplete(result);
        Assert.All(result.Leaderboard, row => Assert.InRange(row.Metrics[ComparisonMetric.Auc].Mean!.Value, 0.85, 1));
        Assert.All(result.Leaderboard, row => Assert.InRange(row.Metrics[ComparisonMetric.LogLoss].Mean!.Value, 0, 0.6));
    }

    [Fact]
    public void Compare_MulticlassWithGaps_EveryContenderGivesProbabilities()
    {
        NativeLightGbm.SkipUnlessItLoads();
        var result = Multiclass.Value;

        AssertAllComplete(result);
        Assert.All(result.Leaderboard, row => Assert.InRange(row.Metrics[ComparisonMetric.Accuracy].Mean!.Value, 0.6, 1));
        Assert.All(result.Leaderboard, row => Assert.InRange(row.Metrics[ComparisonMetric.LogLoss].Mean!.Value, 0, 0.95));
        Assert.Equal(["large", "medium", "small"], result.Classes);
    }

    [Fact]
    public void Compare_RegressionWithGaps_EveryContenderBeatsTheMean()
    {
        NativeLightGbm.SkipUnlessItLoads();
        var result = _context.Regression.Compare(TestRows.View(_context, withGaps: true), Options("Amount"));

        AssertAllComplete(result);
        Assert.All(result.Leaderboard, row => Assert.InRange(row.Metrics[ComparisonMetric.RSquared].Mean!.Value, 0.5, 1));
    }

    [Fact]
    public void Compare_Twice_GivesTheSameScores()
    {
        NativeLightGbm.SkipUnlessItLoads();
        var first = Binary.Value;
        var second = new MLContext().BinaryClassification.Compare(TestRows.View(_context, withGaps: true), Options("IsHigh"));

        foreach (var (left, right) in first.OutOfFold.Zip(second.OutOfFold))
        {
            Assert.Equal(left.Contender, right.Contender);
            Assert.Equal(left.Predictions().Select(one => one.Scores[0]), right.Predictions().Select(one => one.Scores[0]));
        }
    }

    [Theory]
    [InlineData("Random forest")]
    [InlineData("LightGBM")]
    [InlineData("FastTree")]
    [InlineData("Linear")]
    public void Refit_Binary_IsSavedAndLoadedWithEqualScores(string contender)
    {
        if (contender == "LightGBM")
            NativeLightGbm.SkipUnlessItLoads();

        var data = TestRows.View(_context, withGaps: true);

        AssertSavedEqual(Binary.Value.Refit(contender), data, scored => scored.GetColumn<float>("Probability"));
    }

    [Theory]
    [InlineData("Random forest")]
    [InlineData("Linear")]
    public void Refit_Multiclass_PredictsTheOriginalLabel(string contender)
    {
        if (contender == "LightGBM")
            NativeLightGbm.SkipUnlessItLoads();

        var data = TestRows.View(_context, withGaps: true);
        var model = Multiclass.Value.Refit(contender);

        AssertSavedEqual(model, data, scored => scored.GetColumn<VBuffer<float>>("Score").SelectMany(scores => scores.DenseValues()));
        var right = model.Transform(data).GetColumn<string>("PredictedLabel").Zip(TestRows.Make()).Count(pair => pair.First == pair.Second.Kind);
        Assert.InRange(right, 0.7 * TestRows.Count, TestRows.Count);
    }

    [Fact]
    public void Refit_LinearRegression_ScoresInTheLabelsUnit()
    {
        var data = TestRows.View(_context);
        var model = _context.Regression.Compare(data, Options("Amount")).Refit("Linear");

        AssertSavedEqual(model, data, scored => scored.GetColumn<float>("Score"));
        Assert.InRange(model.Transform(data).GetColumn<float>("Score").Average(), 21, 23);
    }

    [Fact]
    public void Refit_ReadsUnlabelledRows()
    {
        var model = Binary.Value.Refit("Random forest");
        var unlabelled = _context.Data.LoadFromEnumerable(TestRows.Make().Select(row => new Unlabelled { Features = row.Features }));

        Assert.Equal(TestRows.Count, model.Transform(unlabelled).GetColumn<float>("Probability").Count(probability => probability is >= 0 and <= 1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Of_NoName_Throws(string? name) => Assert.ThrowsAny<ArgumentException>(() => Contender.Of(name!, context => context.Transforms.CopyColumns("a", "b")));

    private static ComparisonOptions Options(string label) => new() { LabelColumnName = label, Contenders = BuiltIn, Folds = 3 };

    private static void AssertAllComplete(ComparisonResult result)
    {
        Assert.Empty(result.Failures);
        Assert.All(result.Leaderboard, row => Assert.Equal(ContenderStatus.Complete, row.Status));
    }

    private void AssertSavedEqual(ITransformer model, IDataView data, Func<IDataView, IEnumerable<float>> scores)
    {
        var loaded = _context.SaveAndLoad(model, data.Schema);

        Assert.Equal(scores(model.Transform(data)), scores(loaded.Transform(data)));
    }

    private sealed class Unlabelled
    {
        [VectorType(3)]
        public float[] Features { get; set; } = [];
    }
}
