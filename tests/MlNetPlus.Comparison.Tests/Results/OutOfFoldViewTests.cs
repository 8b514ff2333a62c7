using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class OutOfFoldViewTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void ToDataView_Binary_EvaluatesToTheFiguresOfTheComparison()
    {
        var result = _context.BinaryClassification.Compare(TestRows.View(_context), HoldOut("IsHigh"));

        var figures = _context.BinaryClassification.Evaluate(result.OutOfFold[0].ToDataView(), "IsHigh");

        double Own(ComparisonMetric metric) => result.Best!.Metrics[metric].Mean!.Value;
        Assert.Equal(Own(ComparisonMetric.Auc), figures.AreaUnderRocCurve, 1e-6);
        Assert.Equal(Own(ComparisonMetric.Accuracy), figures.Accuracy, 1e-9);
        Assert.Equal(Own(ComparisonMetric.F1), figures.F1Score, 1e-6);
        Assert.Equal(Own(ComparisonMetric.LogLoss), figures.LogLoss * Math.Log(2), 1e-5);
    }

    [Fact]
    public void ToDataView_Multiclass_EvaluatesToTheFiguresOfTheComparisonAndNamesTheClasses()
    {
        var result = _context.MulticlassClassification.Compare(TestRows.View(_context), HoldOut("Kind"));

        var view = result.OutOfFold[0].ToDataView();

        var figures = _context.MulticlassClassification.Evaluate(view, "Kind");
        Assert.Equal(result.Best!.Metrics[ComparisonMetric.Accuracy].Mean!.Value, figures.MicroAccuracy, 1e-9);
        Assert.Equal(result.Best.Metrics[ComparisonMetric.LogLoss].Mean!.Value, figures.LogLoss, 1e-5);
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        view.Schema["Score"].GetSlotNames(ref names);
        Assert.Equal(["large", "medium", "small"], names.DenseValues().Select(name => name.ToString()));
        var values = _context.Transforms.Conversion.MapKeyToValue([new("Truth", "Kind"), new("Said", "PredictedLabel")]).Fit(view).Transform(view);
        var rows = view.GetColumn<int>("ComparisonRow").ToArray();
        Assert.Equal(rows.Select(row => TestRows.Make()[row].Kind), values.GetColumn<string>("Truth"));
        Assert.Equal(result.OutOfFold[0].Predictions().OrderBy(one => one.Row).Select(one => result.Classes[(int)one.Predicted]), values.GetColumn<string>("Said"));
    }

    [Fact]
    public void ToDataView_Regression_EvaluatesToTheFiguresOfTheComparison()
    {
        var result = _context.Regression.Compare(TestRows.View(_context), HoldOut("Amount"));

        var figures = _context.Regression.Evaluate(result.OutOfFold[0].ToDataView(), "Amount");

        Assert.Equal(result.Best!.Metrics[ComparisonMetric.RootMeanSquaredError].Mean!.Value, figures.RootMeanSquaredError, 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(null)]
    public void ToDataView_WithData_JoinsTheRowsOfEachRepeat(int? repeat)
    {
        var source = TestRows.Make();
        var result = _context.Regression.Compare(TestRows.View(_context), new() { LabelColumnName = "Amount", Contenders = [TestContenders.Score()], Folds = 3, Repeats = 2 });

        var view = result.OutOfFold[0].ToDataView(repeat, withData: true);

        var rows = view.GetColumn<int>("ComparisonRow").ToArray();
        int[] repeats = repeat is { } one ? [one] : [0, 1];
        Assert.Equal(repeats.SelectMany(_ => Enumerable.Range(0, TestRows.Count)), rows);
        Assert.Equal(repeats.SelectMany(number => Enumerable.Repeat(number, TestRows.Count)), view.GetColumn<int>("ComparisonRepeat"));
        Assert.Equal(rows.Select(row => source[row].Group), view.GetColumn<string>("Group"));
        Assert.Equal(rows.Select(row => source[row].Features), view.GetColumn<float[]>("Features"));
        Assert.Equal(rows.Select(row => source[row].X), view.GetColumn<float>("Score"));
        Assert.Equal(rows.Select(row => source[row].Amount), view.GetColumn<float>("Amount"));
        var folds = result.OutOfFold[0].Predictions().ToDictionary(prediction => (prediction.Repeat, prediction.Row), prediction => prediction.Fold);
        Assert.Equal(repeats.SelectMany(number => Enumerable.Range(0, TestRows.Count).Select(row => folds[(number, row)])), view.GetColumn<int>("ComparisonFold"));
    }

    [Fact]
    public void ToDataView_RowsNotScored_AreNaN()
    {
        var result = _context.BinaryClassification.Compare(
            TestRows.View(_context),
            new() { LabelColumnName = "IsHigh", Contenders = [TestContenders.Mapped("gaps", (input, output) => output.Score = input.X > 0.3 ? float.NaN : input.X)] });

        var view = result.OutOfFold[0].ToDataView();

        Assert.Null(view.Schema.GetColumnOrNull("Probability"));
        Assert.Equal(TestRows.Make().Select(row => row.X > 0.3 ? float.NaN : row.X), view.GetColumn<float>("Score"));
        Assert.Equal(TestRows.Make().Select(row => row.X is > 0 and <= 0.3f), view.GetColumn<bool>("PredictedLabel"));
        Assert.InRange(_context.BinaryClassification.EvaluateNonCalibrated(view, "IsHigh").AreaUnderRocCurve, 0.7, 1);
    }

    [Fact]
    public void ToDataView_WrongLabels_AreFoundByTheCleaningTools()
    {
        int[] wrong = [3, 40, 77];
        var rows = TestRows.Make().ToList();
        foreach (var row in wrong)
            rows[row].IsHigh = !rows[row].IsHigh;
        var result = _context.BinaryClassification.Compare(_context.Data.LoadFromEnumerable(rows), new() { LabelColumnName = "IsHigh", Contenders = [Contender.Linear()] });

        var view = result.OutOfFold[0].ToDataView();

        var loss = _context.Data.TopLosses(view, 1, "IsHigh").Rows[0];
        Assert.Contains((int)loss.Row, wrong);
        var issues = _context.Data.FindLabelIssues(view, new() { LabelColumnName = "IsHigh" });
        Assert.Equal(TestRows.Count, issues.RowCount);
        Assert.Contains(issues.Issues, issue => wrong.Contains((int)issue.Row));
    }

    [Fact]
    public void ToDataView_RepeatThatIsNot_NamesThoseThatAre() => Assert.StartsWith(
        "No fold of that repeat is done; expected one of 0, or null for all.",
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.BinaryClassification.Compare(TestRows.View(_context), new() { LabelColumnName = "IsHigh", Contenders = [TestContenders.Score()] }).OutOfFold[0].ToDataView(repeat: 1)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void ToDataView_LabelNamedAsAPrediction_IsRefused()
    {
        var view = _context.Transforms.CopyColumns("PredictedLabel", "IsHigh").Fit(TestRows.View(_context)).Transform(TestRows.View(_context));
        var result = _context.BinaryClassification.Compare(view, new() { LabelColumnName = "PredictedLabel", Contenders = [TestContenders.Score()] });

        Assert.StartsWith("The label column is called 'PredictedLabel'", Assert.Throws<InvalidOperationException>(() => result.OutOfFold[0].ToDataView()).Message, StringComparison.Ordinal);
    }

    private static ComparisonOptions HoldOut(string label) => new() { LabelColumnName = label, Contenders = [Contender.Linear()], TestFraction = 0.4 };
}
