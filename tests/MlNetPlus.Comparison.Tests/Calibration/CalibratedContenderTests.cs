using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class CalibratedContenderTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData("binary", CalibrationMethod.Platt)]
    [InlineData("binary", CalibrationMethod.Isotonic)]
    [InlineData("multiclass", CalibrationMethod.Platt)]
    [InlineData("multiclass", CalibrationMethod.Isotonic)]
    public void Calibrated_ModelThatLearnsNothing_EqualsScikitLearn(string task, CalibrationMethod method)
    {
        var reference = CalibrationReference.Root.GetProperty(task);
        var folds = CalibrationReference.Singles(CalibrationReference.Root.GetProperty("folds"));
        var labels = CalibrationReference.Singles(reference.GetProperty("labels"));
        var said = reference.GetProperty("said").EnumerateArray().Select(CalibrationReference.Singles).ToArray();
        var view = SaidRows.View(_context, labels, folds, said);
        var says = task == "binary"
            ? Contender.Of("says", context => context.Transforms.CustomMapping<SaidRows.In, TestContenders.Out>((input, output) => output.Score = input.Said[0], contractName: null))
            : Contender.Of("says", context => context.Transforms.CopyColumns("Score", "Said"));
        var options = new ComparisonOptions { Contenders = [says.Calibrated(method)], Split = ComparisonSplit.Given, FoldColumnName = "Part" };

        var result = task == "binary" ? _context.BinaryClassification.Compare(view, options) : _context.MulticlassClassification.Compare(view, options);

        Assert.Empty(result.Failures);
        var expected = reference.GetProperty(method == CalibrationMethod.Platt ? "sigmoid" : "isotonic").EnumerateArray().SelectMany(fold => fold.EnumerateArray()).SelectMany(CalibrationReference.Singles).ToArray();
        var actual = result.OutOfFold[0].Predictions().SelectMany(one => one.Scores).ToArray();
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, method == CalibrationMethod.Platt ? 1e-4 : 1e-6));
    }

    [Theory]
    [InlineData(CalibrationMethod.Platt)]
    [InlineData(CalibrationMethod.Isotonic)]
    public void Calibrated_ScoreWithoutProbability_GetsOneAndKeepsTheOrder(CalibrationMethod method)
    {
        var result = Compare(TestContenders.Score(), TestContenders.Score().Calibrated(method, name: "calibrated"));

        LeaderboardRow Row(string name) => result.Leaderboard.Single(row => row.Contender == name);
        Assert.Empty(result.Failures);
        Assert.Null(Row("x").Metrics[ComparisonMetric.LogLoss].Mean);
        Assert.True(Row("calibrated").Metrics[ComparisonMetric.Brier].Mean < 0.25);
        Assert.Equal(Row("x").Metrics[ComparisonMetric.Auc].Mean!.Value, Row("calibrated").Metrics[ComparisonMetric.Auc].Mean!.Value, method == CalibrationMethod.Platt ? 1e-9 : 0.05);
    }

    [Fact]
    public void Calibrated_ProbabilitiesThatAreOff_AreBetterAfterwards()
    {
        var off = Contender.Of("off", context => context.Transforms.CustomMapping<TestContenders.In, TestContenders.Probable>((input, output) => output.Probability = 0.9f + (0.1f * input.X), contractName: null));

        var result = Compare(off, off.Calibrated());

        double LogLoss(string name) => result.Leaderboard.Single(row => row.Contender == name).Metrics[ComparisonMetric.LogLoss].Mean!.Value;
        Assert.True(LogLoss("off, Platt") < LogLoss("off"));
    }

    /// <summary>The inner folds see training rows only, and each inner model is asked about rows that it has not seen.</summary>
    [Fact]
    public void Calibrated_Fits_SeeTrainingRowsOnly()
    {
        var probe = new ProbeEstimator(_context.Transforms.CopyColumns("Score", "X"));

        var result = Compare(Contender.Of("probe", _ => probe).Calibrated(folds: 3));

        probe.AssertFittedInside(result, folds: 5, innerFolds: 3, innerRows: 64);
    }

    [Fact]
    public void Calibrated_WithThreshold_KeepsTheThresholdOnCalibratedProbabilities()
    {
        var before = Compare(TestContenders.Score().WithThreshold(0.3, "a").Calibrated(name: "b"));
        var after = Compare(TestContenders.Score().Calibrated().WithThreshold(0.3, "b"));

        Assert.All(before.OutOfFold[0].Predictions(), one => Assert.Equal(one.Scores[0] > 0.3 ? 1 : 0, one.Predicted));
        Assert.Equal(before.OutOfFold[0].Predictions().Select(one => (one.Scores[0], one.Predicted)), after.OutOfFold[0].Predictions().Select(one => (one.Scores[0], one.Predicted)));
    }

    [Fact]
    public void Refit_Calibrated_IsSavedAndCanBeEvaluated()
    {
        var view = TestRows.View(_context, withGaps: true);
        var result = _context.BinaryClassification.Compare(view, new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = [Contender.FastTree().Calibrated(CalibrationMethod.Isotonic, folds: 2)], Folds = 2 });
        var model = result.Refit();
        var expected = model.Transform(view).GetColumn<float>("Probability").ToArray();

        var scored = _context.SaveAndLoad(model, view.Schema).Transform(view);

        Assert.Equal(expected, scored.GetColumn<float>("Probability"));
        Assert.Equal(expected.Select(probability => probability > 0.5f), scored.GetColumn<bool>("PredictedLabel"));
        Assert.Equal(expected.Select(probability => probability > 0.5f), scored.GetColumn<float>("Score").Select(score => score > 0));
        Assert.InRange(_context.BinaryClassification.Evaluate(scored, "IsHigh").AreaUnderRocCurve, 0.9, 1);
    }

    [Fact]
    public void Refit_MulticlassCalibrated_PredictsTheOriginalLabel()
    {
        var view = TestRows.View(_context);
        var options = new ComparisonOptions { LabelColumnName = "Kind", Contenders = [Contender.Linear().Calibrated(folds: 2)], Folds = 2 };
        var model = _context.SaveAndLoad(_context.MulticlassClassification.Compare(view, options).Refit(), view.Schema);

        var scored = model.Transform(view);

        Assert.All(scored.GetColumn<float[]>("Score"), shares => Assert.Equal(1, shares.Sum(), 1e-5));
        Assert.InRange(scored.GetColumn<string>("PredictedLabel").Zip(TestRows.Make()).Count(pair => pair.First == pair.Second.Kind), 0.7 * TestRows.Count, TestRows.Count);
    }

    [Fact]
    public void Calibrated_Regression_FailsAndSaysWhy()
    {
        var options = new ComparisonOptions { LabelColumnName = "Amount", Contenders = [TestContenders.Score().Calibrated()] };

        Assert.Equal("Probabilities are calibrated for classes, and this is regression. Take Calibrated away.", _context.Regression.Compare(TestRows.View(_context), options).Failures[0].Message);
    }

    [Fact]
    public void Calibrated_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Contender.Linear().Calibrated(folds: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Contender.Linear().Calibrated((CalibrationMethod)7));
    }

    private ComparisonResult Compare(params Contender[] contenders) =>
        _context.BinaryClassification.Compare(TestRows.View(_context), new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = contenders });
}
