using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class BlendTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Blend_Binary_IsTheWeightedMeanOfItsMembersOutOfFold()
    {
        var result = _context.BinaryClassification.Compare(TestRows.View(_context, withGaps: true), Options("IsHigh", [1, 3]));

        Assert.Empty(result.Failures);
        var (linear, tree, blend) = (Scores(result, "Linear"), Scores(result, "FastTree"), Scores(result, "Blend"));
        Assert.All(Enumerable.Range(0, blend.Length), row => Assert.Equal((0.25 * linear[row]) + (0.75 * tree[row]), blend[row], 1e-6));
    }

    [Fact]
    public void Blend_Multiclass_IsTheMeanOfItsMembersOutOfFold()
    {
        var result = _context.MulticlassClassification.Compare(TestRows.View(_context), Options("Kind"));

        Assert.Empty(result.Failures);
        var (linear, tree, blend) = (Scores(result, "Linear"), Scores(result, "FastTree"), Scores(result, "Blend"));
        Assert.All(Enumerable.Range(0, blend.Length), i => Assert.Equal((linear[i] + tree[i]) / 2, blend[i], 1e-6));
    }

    [Fact]
    public void Refit_MulticlassBlend_IsSavedAndPredictsTheOriginalLabel()
    {
        var view = TestRows.View(_context);
        var model = _context.MulticlassClassification.Compare(view, Options("Kind")).Refit("Blend");

        var loaded = _context.SaveAndLoad(model, view.Schema);

        Assert.Equal(model.Transform(view).GetColumn<string>("PredictedLabel"), loaded.Transform(view).GetColumn<string>("PredictedLabel"));
        Assert.InRange(loaded.Transform(view).GetColumn<string>("PredictedLabel").Zip(TestRows.Make()).Count(pair => pair.First == pair.Second.Kind), 0.7 * TestRows.Count, TestRows.Count);
    }

    [Fact]
    public void Refit_RegressionBlend_IsSavedAndScoresOneRowAlike()
    {
        var view = TestRows.View(_context);
        var result = _context.Regression.Compare(view, Options("Amount"));
        var model = result.Refit("Blend");
        var expected = model.Transform(view).GetColumn<float>("Score").ToArray();

        var loaded = _context.SaveAndLoad(model, view.Schema);

        Assert.Equal(expected, loaded.Transform(view).GetColumn<float>("Score"));
        using var engine = _context.Model.CreatePredictionEngine<TestRows.Row, TestContenders.Out>(loaded);
        Assert.Equal(expected.Take(5), TestRows.Make().Take(5).Select(row => engine.Predict(row).Score));
        var (linear, tree, blend) = (Scores(result, "Linear"), Scores(result, "FastTree"), Scores(result, "Blend"));
        Assert.All(Enumerable.Range(0, blend.Length), row => Assert.Equal((linear[row] + tree[row]) / 2, blend[row], 1e-4));
    }

    [Fact]
    public void Refit_BinaryBlend_CanBeEvaluated()
    {
        var view = TestRows.View(_context);
        var model = _context.SaveAndLoad(_context.BinaryClassification.Compare(view, Options("IsHigh")).Refit("Blend"), view.Schema);

        Assert.InRange(_context.BinaryClassification.Evaluate(model.Transform(view), "IsHigh").AreaUnderRocCurve, 0.9, 1);
    }

    [Fact]
    public void Blend_MemberWithoutProbabilities_FailsAndSaysWhy()
    {
        var options = new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = [Contender.Blend("Blend", [Contender.Linear(), TestContenders.Score()])] };

        var failure = Assert.Single(_context.BinaryClassification.Compare(TestRows.View(_context), options).Failures);

        Assert.StartsWith("A member of the blend gives no 'Probability' column", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blend_OneMember_Throws() => Assert.StartsWith(
        "A blend was given 1 members; expected at least two",
        Assert.Throws<ArgumentException>(() => Contender.Blend("Blend", [Contender.Linear()])).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, -1.0)]
    [InlineData(double.NaN, 1.0)]
    public void Blend_WeightsThatDoNotFit_Throw(params double[] weights) =>
        Assert.Throws<ArgumentException>(() => Contender.Blend("Blend", [Contender.Linear(), Contender.FastTree()], weights));

    [Fact]
    public void Blend_WeightsThatDoNotFit_AreNamedAlikeInAnyCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            Assert.StartsWith(
                "The weights are 0.5, -0.25; expected 2 finite ones",
                Assert.Throws<ArgumentException>(() => Contender.Blend("Blend", [Contender.Linear(), Contender.FastTree()], [0.5, -0.25])).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void WithCostThreshold_Predictions_FollowTheRatioOfCosts()
    {
        var result = _context.BinaryClassification.Compare(
            TestRows.View(_context), new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = [Contender.Linear().WithCostThreshold(1, 4)] });

        Assert.Equal("Linear, costs 1 : 4", result.Best!.Contender);
        Assert.All(result.OutOfFold[0].Predictions(), one => Assert.Equal(one.Scores[0] > 0.2 ? 1 : 0, one.Predicted));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, double.NaN)]
    public void WithCostThreshold_OutOfRange_Throws(double falsePositive, double falseNegative) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Contender.Linear().WithCostThreshold(falsePositive, falseNegative));

    private static ComparisonOptions Options(string label, double[]? weights = null) => new()
    {
        LabelColumnName = label,
        Contenders = [Contender.Linear(), Contender.FastTree(), Contender.Blend("Blend", [Contender.Linear(), Contender.FastTree()], weights)],
        Folds = 3,
    };

    private static float[] Scores(ComparisonResult result, string contender) =>
        [.. result.OutOfFold.Single(one => one.Contender == contender).Predictions().SelectMany(one => one.Scores)];
}
