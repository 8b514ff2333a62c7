using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

/// <summary>Data and options that are not as they should be: each works, or says what is wrong with them.</summary>
public class BadInputTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Compare_ColumnsAllMissingOrConstant_WorkAndAreTold()
    {
        var rows = TestRows.Make().Select(row => new { row.IsHigh, row.X, Gone = float.NaN, Same = 3f, Text = string.Empty, Some = row.X > 0 ? 1 : float.NaN });
        var features = _context.Transforms.Categorical.OneHotHashEncoding("Hot", "Text", numberOfBits: 3).Append(_context.Transforms.Concatenate("Features", "X", "Gone", "Same", "Some", "Hot"));

        var result = Compare(_context.Data.LoadFromEnumerable(rows), features, Contender.RandomForest(), Contender.FastTree(), Contender.Linear());

        Assert.Empty(result.Failures);
        Assert.All(result.Leaderboard, row => Assert.Equal(ContenderStatus.Complete, row.Status));
        Assert.All(result.Leaderboard, row => Assert.InRange(row.Metrics[ComparisonMetric.Auc].Mean!.Value, 0.7, 1));
        var told = result.Warnings.Where(warning => warning.Code == ComparisonWarningCode.ConstantColumn).ToDictionary(warning => warning.ColumnName!, warning => warning.Message, StringComparer.Ordinal);
        Assert.Equal(["Gone", "Same", "Text"], told.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Column 'Gone' is missing in all 120 rows.", told["Gone"]);
        Assert.Equal("Column 'Same' is '3' in all 120 rows.", told["Same"]);
    }

    [Fact]
    public void Compare_VectorWithOneConstantSlot_IsNotTold()
    {
        var features = _context.Transforms.CopyColumns("Features", "Raw");
        IDataView View(bool all) => _context.Data.LoadFromEnumerable(TestRows.Make().Select(row => new Raws { IsHigh = row.IsHigh, Raw = [all ? 1 : row.X, 2] }));

        Assert.DoesNotContain(Compare(View(all: false), features, Contender.Linear()).Warnings, warning => warning.Code == ComparisonWarningCode.ConstantColumn);
        Assert.Equal("Column 'Raw' has the same values in all 120 rows.", Assert.Single(Compare(View(all: true), features, Contender.Linear()).Warnings, warning => warning.Code == ComparisonWarningCode.ConstantColumn).Message);
    }

    [Fact]
    public void Compare_NothingToLearnFrom_HasFiguresOfChanceAndSaysSo()
    {
        var rows = TestRows.Make().Select(row => new { row.IsHigh, Gone = float.NaN, Same = 3f });

        var result = Compare(_context.Data.LoadFromEnumerable(rows), _context.Transforms.Concatenate("Features", "Gone", "Same"), Contender.RandomForest(), Contender.FastTree(), Contender.Linear());

        Assert.Empty(result.Failures);
        Assert.All(result.Leaderboard, row => Assert.Equal(0.5, row.Metrics[ComparisonMetric.Auc].Mean!.Value, 1e-9));
        Assert.Equal(3, result.Warnings.Count(warning => warning.Code == ComparisonWarningCode.NoBetterThanDummy));
    }

    [Fact]
    public void Compare_ClassOfFewerRowsThanFolds_NamesItAndTheWaysOut()
    {
        var rows = TestRows.Make().Select((row, index) => new { Kind = index < 3 ? "rare" : row.Kind, row.Features });
        var options = new ComparisonOptions { LabelColumnName = "Kind", Contenders = [Contender.Linear()] };

        var message = Assert.Throws<ArgumentException>(() => _context.MulticlassClassification.Compare(View(), options)).Message;
        options.Folds = 3;

        Assert.Equal(
            "ComparisonOptions.Folds is 5; expected at most 3, the number of rows whose label 'Kind' is 'rare': every fold must hold every class. Take fewer folds, merge or drop rare classes, or set Split to Random.",
            message);
        Assert.Empty(_context.MulticlassClassification.Compare(View(), options).Failures);

        IDataView View() => _context.Data.LoadFromEnumerable(rows.Select(row => new Kinds { Kind = row.Kind, Features = row.Features }));
    }

    /// <summary>Random folds may leave a class out of the rows that a fold trains on; the class keeps its place in the scores.</summary>
    [Fact]
    public void Compare_ClassOfOneRowInRandomFolds_IsScoredWhereItWasNeverSeen()
    {
        var rows = TestRows.Make().Select((row, index) => new Kinds { Kind = index == 0 ? "rare" : row.Kind, Features = row.Features });

        var result = _context.MulticlassClassification.Compare(
            _context.Data.LoadFromEnumerable(rows), new() { LabelColumnName = "Kind", Contenders = [Contender.Linear(), Contender.FastTree(), Contender.RandomForest()], Split = ComparisonSplit.Random });

        Assert.Empty(result.Failures);
        Assert.All(result.Leaderboard, row => Assert.Equal(ContenderStatus.Complete, row.Status));
    }

    [Fact]
    public void Compare_LabelMissingInSomeRows_CountsThemBeforeTraining()
    {
        var rows = TestRows.Make().Select((row, index) => new Kinds { Kind = index is 4 or 9 ? string.Empty : row.Kind, Features = row.Features });

        var message = Assert.Throws<ArgumentException>(() => _context.MulticlassClassification.Compare(
            _context.Data.LoadFromEnumerable(rows), new() { LabelColumnName = "Kind", Contenders = [TestContenders.Throwing("never", "trained")] })).Message;

        Assert.StartsWith("Column 'Kind' (label of Compare) has no label in 2 of 120 rows (rows 4, 9, counted from 0); expected one in every row.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ComparisonTask.Binary, ComparisonMetric.RootMeanSquaredError)]
    [InlineData(ComparisonTask.Multiclass, ComparisonMetric.Auc)]
    [InlineData(ComparisonTask.Regression, ComparisonMetric.Accuracy)]
    public void Compare_MetricOfAnotherTask_NamesThoseOfTheTask(ComparisonTask task, ComparisonMetric metric)
    {
        var options = new ComparisonOptions { Contenders = [TestContenders.Throwing("never", "trained")], Metric = metric, LabelColumnName = task switch { ComparisonTask.Binary => "IsHigh", ComparisonTask.Multiclass => "Kind", _ => "Amount" } };

        var message = Assert.Throws<ArgumentException>(() => task switch
        {
            ComparisonTask.Binary => _context.BinaryClassification.Compare(TestRows.View(_context), options),
            ComparisonTask.Multiclass => _context.MulticlassClassification.Compare(TestRows.View(_context), options),
            _ => _context.Regression.Compare(TestRows.View(_context), options),
        }).Message;

        Assert.Contains($"Metric is {metric}; expected one of {string.Join(", ", MetricTraits.Of(task))} for {task.ToString().ToLowerInvariant()}", message, StringComparison.Ordinal);
    }

    private ComparisonResult Compare(IDataView data, IEstimator<ITransformer> features, params Contender[] contenders) =>
        _context.BinaryClassification.Compare(data, new ComparisonOptions { LabelColumnName = "IsHigh", Features = features, Contenders = contenders, Folds = 3 });

    private sealed class Kinds
    {
        public string Kind { get; set; } = string.Empty;

        [VectorType(3)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Raws
    {
        public bool IsHigh { get; set; }

        [VectorType(2)]
        public float[] Raw { get; set; } = [];
    }
}
