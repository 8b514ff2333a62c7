namespace MlNetPlus.Comparison.Tests;

public class ComparisonOptionsTests
{
    [Fact]
    public void Defaults_New_AreTheDocumentedOnes()
    {
        var options = new ComparisonOptions();

        Assert.Equal("Label", options.LabelColumnName);
        Assert.Null(options.Features);
        Assert.Null(options.AlsoFitOn);
        Assert.Empty(options.Contenders);
        Assert.Equal(5, options.Folds);
        Assert.Equal(1, options.Repeats);
        Assert.Equal(ComparisonSplit.Stratified, options.Split);
        Assert.Null(options.GroupColumnName);
        Assert.Null(options.TimeColumnName);
        Assert.Null(options.FoldColumnName);
        Assert.Null(options.TestFraction);
        Assert.Equal(0, options.Gap);
        Assert.Null(options.MaxTrainRows);
        Assert.Null(options.Metric);
        Assert.Equal(1, options.Seed);
        Assert.Null(options.Importance);
        Assert.True(options.MeasureCosts);
        Assert.True(options.CheckOverfit);
        Assert.Null(options.Progress);
        Assert.Equal(CancellationToken.None, options.CancellationToken);
    }

    [Fact]
    public void Validate_EverythingWrong_NamesEveryFaultAtOnce()
    {
        var options = new ComparisonOptions
        {
            LabelColumnName = string.Empty,
            Contenders = [Contender.Linear(), Contender.Linear()],
            Repeats = 0,
            Split = ComparisonSplit.Group,
            FoldColumnName = "Part",
            TestFraction = 1,
            Gap = 2,
            MaxTrainRows = 10,
            Metric = ComparisonMetric.RSquared,
        };

        var exception = Assert.Throws<ArgumentException>(() => options.Validate(ComparisonTask.Binary));

        Assert.Equal(
            """
            ComparisonOptions has 9 faults:
            - LabelColumnName is an empty text; expected a column name.
            - Contenders is 'a list with two named Linear'; expected each name once; give one of them another name with Contender.Of.
            - Repeats is 0; expected at least 1.
            - GroupColumnName is null; expected a column name, because Split is Group.
            - FoldColumnName is 'Part'; expected null, because Split is Group; set Split to Given to use it.
            - TestFraction is 1; expected above 0 and below 1, or null for folds.
            - Gap is 2; expected 0, because Split is Group.
            - MaxTrainRows is 10; expected null, because Split is Group.
            - Metric is RSquared; expected one of Auc, Accuracy, LogLoss, Brier, F1, AveragePrecision, BalancedAccuracy, MatthewsCorrelation, CalibrationError for binary.
            """.ReplaceLineEndings("\n"),
            exception.Message);
    }

    [Fact]
    public void Validate_OneFold_IsAFaultUnlessRowsAreHeldOut()
    {
        var options = new ComparisonOptions { Contenders = [Contender.Linear()], Folds = 1 };

        Assert.Equal("ComparisonOptions.Folds is 1; expected at least 2.", Assert.Throws<ArgumentException>(() => options.Validate(ComparisonTask.Regression)).Message);

        options.TestFraction = 0.2;
        options.Validate(ComparisonTask.Regression);
    }

    [Fact]
    public void Validate_NoContenders_SaysWhatToAdd()
    {
        var exception = Assert.Throws<ArgumentException>(() => new ComparisonOptions().Validate(ComparisonTask.Regression));

        Assert.Equal("ComparisonOptions.Contenders is empty; expected at least one, e.g. Contender.RandomForest().", exception.Message);
    }

    [Fact]
    public void Validate_TimeWithRepeats_SaysThatThereIsOneWay()
    {
        var options = new ComparisonOptions { Contenders = [Contender.Linear()], Split = ComparisonSplit.Time, TimeColumnName = "When", Repeats = 3 };

        var exception = Assert.Throws<ArgumentException>(() => options.Validate(ComparisonTask.Regression));

        Assert.Equal("ComparisonOptions.Repeats is 3; expected 1, because Split is Time and there is only one way to divide the rows.", exception.Message);
    }

    [Fact]
    public void Validate_NullContender_IsAFault()
    {
        var exception = Assert.Throws<ArgumentException>(() => new ComparisonOptions { Contenders = [null!] }.Validate(ComparisonTask.Binary));

        Assert.Equal("ComparisonOptions.Contenders is 'a list with null in it'; expected contenders only.", exception.Message);
    }
}
