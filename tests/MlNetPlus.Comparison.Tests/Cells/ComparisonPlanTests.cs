using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public sealed class ComparisonPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Merge_CellsDoneInAnyOrderByPlansOfTheirOwn_GivesTheNumbersOfOneMachine()
    {
        var context = new MLContext(1);
        var expected = context.BinaryClassification.Compare(TestRows.View(context), Options(null));

        var numbers = Enumerable.Range(0, 20).OrderBy(number => number * 7 % 20).ToList();
        foreach (var number in numbers)
            Assert.Null(Plan().Run(number));

        Assert.Equal(ResultNumbers.Of(expected), ResultNumbers.Of(Plan().Merge()));
    }

    [Fact]
    public void Merge_Multiclass_GivesTheNumbersOfOneMachine()
    {
        var context = new MLContext(1);
        var data = TestRows.View(context);
        var options = new ComparisonOptions { LabelColumnName = "Kind", Contenders = [Contender.Linear(), Contender.FastTree()] };
        var expected = context.MulticlassClassification.Compare(data, options);

        options.ResumePath = _folder.Path;
        var plan = context.MulticlassClassification.PlanComparison(data, options);
        foreach (var cell in plan.Cells)
            plan.Run(cell.Number);

        Assert.Equal(ResultNumbers.Of(expected), ResultNumbers.Of(plan.Merge()));
    }

    [Fact]
    public void Merge_Regression_GivesTheNumbersOfOneMachine()
    {
        var context = new MLContext(1);
        var data = TestRows.View(context);
        var options = new ComparisonOptions { LabelColumnName = "Amount", Contenders = [Contender.Linear(), Contender.RandomForest()] };
        var expected = context.Regression.Compare(data, options);

        options.ResumePath = _folder.Path;
        var plan = context.Regression.PlanComparison(data, options);
        foreach (var cell in plan.Cells)
            plan.Run(cell.Number);

        Assert.Equal(ResultNumbers.Of(expected), ResultNumbers.Of(plan.Merge()));
    }

    [Fact]
    public void Merge_ReportPath_WritesTheReport()
    {
        var context = new MLContext(1);
        var options = Options(_folder.Path);
        options.ReportPath = _folder.In("report.md");
        var plan = context.BinaryClassification.PlanComparison(TestRows.View(context), options);
        foreach (var cell in plan.Cells)
            plan.Run(cell.Number);
        Assert.False(File.Exists(options.ReportPath));

        plan.Merge();

        Assert.Contains("## Settings and versions", File.ReadAllText(options.ReportPath), StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_CellsMissing_NamesThem()
    {
        var plan = Plan();
        foreach (var cell in plan.Cells.Where(cell => cell.Number is not (3 or 18)))
            plan.Run(cell.Number);

        Assert.Equal([new ComparisonCell(3, "x", 0, 1), new ComparisonCell(18, "Linear", 1, 4)], plan.MissingCells());
        Assert.Equal(
            $"2 of 20 cells are missing in '{_folder.Path}': 3 (x, fold 2 of repeat 1); 18 (Linear, fold 5 of repeat 2). Run these first.",
            Assert.Throws<InvalidOperationException>(() => plan.Merge()).Message);
    }

    [Fact]
    public void Merge_DamagedCell_CountsAsMissing()
    {
        var plan = Plan();
        foreach (var cell in plan.Cells)
            plan.Run(cell.Number);
        File.WriteAllText(Directory.GetFiles(_folder.In("cells"), "linear.*.r1.f2.cell").Single(), "cut");

        Assert.Equal(14, Assert.Single(plan.MissingCells()).Number);
    }

    [Fact]
    public void Merge_ContenderFailedOnOneFold_IsTheResultOfOneMachine()
    {
        var context = new MLContext(1);
        var fold = new ThrowingOnFold();
        var options = Options(null);
        options.Contenders = [TestContenders.Score(), Contender.Of("breaks", fold.Create)];
        fold.Countdown = 3;
        var expected = context.BinaryClassification.Compare(TestRows.View(context), options);

        options.ResumePath = _folder.Path;
        var plan = context.BinaryClassification.PlanComparison(TestRows.View(context), options);
        foreach (var cell in plan.Cells.Where(cell => !(cell.Contender == "breaks" && cell.Number > 7)).Reverse())
        {
            fold.Countdown = cell.Number == 7 ? 0 : 9;
            plan.Run(cell.Number);
        }

        var merged = plan.Merge();

        Assert.Equal(ResultNumbers.Of(expected), ResultNumbers.Of(merged));
        var failure = Assert.Single(merged.Failures);
        Assert.Equal(("breaks", 0, 3, "out of luck", typeof(InvalidTimeZoneException).FullName), (failure.Contender, failure.Repeat, failure.Fold, failure.Message, failure.ExceptionType));
        Assert.Contains(nameof(ThrowingOnFold), failure.Exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CellDone_IsLeftAsItIs()
    {
        var plan = Plan();
        plan.Run(0);
        var file = Directory.GetFiles(_folder.In("cells")).Single();
        var before = File.ReadAllBytes(file);

        plan.Run(0);

        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public void Run_NoSuchCell_NamesTheRange() => Assert.StartsWith(
        "There is no cell 20; expected 0 to 19.",
        Assert.Throws<ArgumentOutOfRangeException>(() => Plan().Run(20)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void PlanComparison_WithoutFolder_IsRefused()
    {
        var context = new MLContext(1);

        Assert.StartsWith(
            "ComparisonOptions.ResumePath is null; expected the folder that all machines share",
            Assert.Throws<ArgumentException>(() => context.BinaryClassification.PlanComparison(TestRows.View(context), Options(null))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_AfterCellsOfAPlan_GoesOnWithThem()
    {
        var plan = Plan();
        plan.Run(19);
        plan.Run(2);
        var context = new MLContext(1);

        var result = context.BinaryClassification.Compare(TestRows.View(context), Options(_folder.Path));

        Assert.Equal(ResultNumbers.Of(result), ResultNumbers.Of(Plan().Merge()));
        Assert.Contains($"Resumed: 2 fits were read from '{_folder.Path}'.", result.Notes);
    }

    private ComparisonPlan Plan()
    {
        var context = new MLContext(1);
        return context.BinaryClassification.PlanComparison(TestRows.View(context), Options(_folder.Path));
    }

    private static ComparisonOptions Options(string? path) => new()
    {
        LabelColumnName = "IsHigh",
        Contenders = [Contender.Linear(), TestContenders.Score()],
        Repeats = 2,
        ResumePath = path,
    };

    private sealed class ThrowingOnFold
    {
        public int Countdown { get; set; }

        public IEstimator<ITransformer> Create(MLContext context) =>
            Countdown-- > 0 ? context.Transforms.CopyColumns("Score", "X") : throw new InvalidTimeZoneException("out of luck");
    }
}
