using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MlNetPlus.Comparison.Tests;

public sealed class OverfitCheckTests : IDisposable
{
    private readonly MLContext _context = new(1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CheckOverfit_ModelThatLearnsNoiseByHeart_IsTold()
    {
        var result = Compare(Options(Memory(), Contender.Linear()));

        var warning = Assert.Single(result.Warnings, warning => warning.Code == ComparisonWarningCode.Overfit);
        Assert.Equal("memory", warning.Contender);
        Assert.Matches("^memory has AUC 1 on the rows it was fitted on and 0.5 on test rows; [6789] of [89] metrics are that far apart.$", warning.Message);
    }

    [Fact]
    public void CheckOverfit_Off_ScoresNoTrainingRow()
    {
        var options = Options(Memory());
        options.CheckOverfit = false;

        Assert.DoesNotContain(Compare(options).Warnings, warning => warning.Code == ComparisonWarningCode.Overfit);
    }

    /// <summary>The figures on training rows are part of the outcome: a cell that is read says the same as one that is done.</summary>
    [Fact]
    public void CheckOverfit_ResumedOrIsolated_SaysTheSame()
    {
        var expected = ResultNumbers.Of(Compare(Options(Memory())));
        var options = Options(Memory());
        options.ResumePath = _folder.In("resume");

        Assert.Equal(expected, ResultNumbers.Of(Compare(options)));
        Assert.Equal(expected, ResultNumbers.Of(Compare(options)));
        Assert.Equal(expected, ResultNumbers.Of(Compare(Options(Memory().Isolated(TimeSpan.FromMinutes(2))))));
    }

    /// <summary>A folder from before the check, or of a run without it, is gone on with; what is not known is not told.</summary>
    [Fact]
    public void CheckOverfit_CellsWithoutTheFigures_AreTakenAsTheyAre()
    {
        var options = Options(Memory());
        (options.ResumePath, options.CheckOverfit) = (_folder.In("resume"), false);
        Compare(options);
        options.CheckOverfit = true;

        var resumed = Compare(options);

        Assert.Contains(resumed.Notes, note => note.StartsWith("Resumed: 2 fits", StringComparison.Ordinal));
        Assert.DoesNotContain(resumed.Warnings, warning => warning.Code == ComparisonWarningCode.Overfit);
    }

    [Fact]
    public void CheckOverfit_ModelThatCannotScoreItsOwnRows_IsNoFailure()
    {
        var tested = new HashSet<int>();
        var shy = Contender.Of("shy", context => context.Transforms.CustomMapping<Place, TestContenders.Out>(
            (input, output) =>
            {
                tested.Add(input.ComparisonRow);
                output.Score = tested.Count > TestRows.Count / 2 ? throw new InvalidOperationException("seen enough") : 1f / (1 + input.ComparisonRow);
            },
            contractName: null));
        var options = Options(shy);
        (options.TestFraction, options.MeasureCosts) = (0.5, false);

        Assert.Empty(Compare(options).Failures);
    }

    [Theory]
    [InlineData(0.90, 0.80, true)] // above 0.03 and a tenth
    [InlineData(0.87, 0.80, false)] // above 0.03, not a tenth
    [InlineData(0.12, 0.10, false)] // a fifth, not 0.03
    [InlineData(0.80, 0.99, false)] // better on test rows
    public void Run_Accuracy_IsToldAboveBothLimits(double train, double test, bool expected)
    {
        var rows = 1000;
        var labels = new Labels(ComparisonTask.Binary, new CodedColumn([.. Enumerable.Range(0, rows).Select(row => row % 2)], new[] { false, true }, _ => { }));
        var predictions = new FoldPredictions(new Fold(0, 0, new int[rows], 0, false), [.. Enumerable.Range(0, rows)], 1) { NoProbabilities = "none" };
        predictions.IsScored.AsSpan().Fill(true);
        for (var row = 0; row < rows; row++)
            predictions.Predicted[row] = row < test * rows ? row % 2 : 1 - (row % 2);
        var outcome = new CellOutcome(predictions, TimeSpan.Zero, TimeSpan.Zero) { TrainingMetrics = new Dictionary<ComparisonMetric, double> { [ComparisonMetric.Accuracy] = train } };

        Assert.Equal(expected, OverfitCheck.Run("one", [outcome], labels, ComparisonMetric.Auc) is not null);
    }

    [Theory]
    [InlineData(0.95, false)]
    [InlineData(0.85, true)]
    public void Run_ErrorInTheLabelsUnit_HasTheRelativeLimitOnly(double share, bool expected)
    {
        var labels = new Labels([0, 2e-3f, 0, 2e-3f]);
        var predictions = new FoldPredictions(new Fold(0, 0, new int[4], 0, false), [0, 1, 2, 3], 1);
        predictions.IsScored.AsSpan().Fill(true);
        predictions.Predicted.AsSpan().Fill(1e-3f);
        var outcome = new CellOutcome(predictions, TimeSpan.Zero, TimeSpan.Zero) { TrainingMetrics = new Dictionary<ComparisonMetric, double> { [ComparisonMetric.RootMeanSquaredError] = share * 1e-3 } };

        Assert.Equal(expected, OverfitCheck.Run("one", [outcome], labels, ComparisonMetric.RootMeanSquaredError) is not null);
    }

    [Fact]
    public void Run_NothingMeasured_IsSilent() =>
        Assert.Null(OverfitCheck.Run("one", [], new Labels([0, 1]), ComparisonMetric.RootMeanSquaredError));

    /// <summary>One coefficient for each row that it was fitted on: it knows them by heart, and nothing of others.</summary>
    private static Contender Memory() => Contender.Of("memory", static context => context.Transforms.Categorical.OneHotEncoding("Hot", "ComparisonRow")
        .Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = "IsHigh",
            FeatureColumnName = "Hot",
            L1Regularization = 0,
            L2Regularization = 1e-3f,
            NumberOfThreads = 1,
        })));

    private static ComparisonOptions Options(params Contender[] contenders) => new() { LabelColumnName = "IsHigh", Contenders = contenders, Folds = 2 };

    /// <summary>A label that has nothing to do with the features.</summary>
    private ComparisonResult Compare(ComparisonOptions options)
    {
        var random = new SplitRandom(5);
        var rows = TestRows.Make().ToList();
        rows.ForEach(row => row.IsHigh = random.Below(2) == 0);
        return _context.BinaryClassification.Compare(_context.Data.LoadFromEnumerable(rows), options);
    }

    private sealed class Place
    {
        public int ComparisonRow { get; set; }
    }
}
