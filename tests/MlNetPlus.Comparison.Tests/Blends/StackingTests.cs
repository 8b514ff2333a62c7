using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class StackingTests
{
    /// <summary>Both sides minimise the same convex loss; ours in Single, up to a relative improvement of 1e-6.</summary>
    private const double Tolerance = 2e-4;

    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData("binary")]
    [InlineData("multiclass")]
    [InlineData("regression")]
    public void Stacking_MembersThatLearnNothing_EqualsScikitLearn(string task)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Blends", "Reference", "stacking.json"));
        using var json = JsonDocument.Parse(file);
        var reference = json.RootElement.GetProperty(task);
        var folds = json.RootElement.GetProperty("folds").EnumerateArray().Select(fold => fold.GetSingle()).ToArray();
        var labels = reference.GetProperty("labels").EnumerateArray().Select(label => label.GetSingle()).ToArray();
        var said = reference.GetProperty("said").EnumerateArray().Select(Singles).ToArray();
        var view = SaidRows.View(_context, labels, folds, said);
        var options = new ComparisonOptions
        {
            Contenders = [Contender.Stacking("stack", [Member(task, 0), Member(task, 1)])],
            Split = ComparisonSplit.Given,
            FoldColumnName = "Part",
        };

        var result = task switch
        {
            "binary" => _context.BinaryClassification.Compare(view, options),
            "multiclass" => _context.MulticlassClassification.Compare(view, options),
            _ => _context.Regression.Compare(view, options),
        };

        Assert.Empty(result.Failures);
        var expected = reference.GetProperty("expected").EnumerateArray().SelectMany(fold => fold.EnumerateArray()).SelectMany(Singles).ToArray();
        var actual = result.OutOfFold[0].Predictions().SelectMany(one => one.Scores).ToArray();
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, task == "regression" ? 1e-4 : Tolerance));
    }

    /// <summary>The inner folds see training rows of the outer fold only, and every member is then fitted on all of these.</summary>
    [Fact]
    public void Stacking_Fits_SeeTrainingRowsOnly()
    {
        var probe = new ProbeEstimator(_context.Transforms.CopyColumns("Score", "X"));

        var result = _context.Regression.Compare(
            TestRows.View(_context),
            new ComparisonOptions { LabelColumnName = "Amount", Folds = 4, Contenders = [Contender.Stacking("stack", [Contender.Of("probe", _ => probe), Contender.Linear()], folds: 3)] });

        probe.AssertFittedInside(result, folds: 4, innerFolds: 3, innerRows: 60);
        Assert.All(Enumerable.Range(0, 4), fold => Assert.Equal(90, probe.FittedOn[(4 * fold) + 3].Length));
    }

    [Fact]
    public void Stacking_GroupSplit_KeepsGroupsTogetherInside()
    {
        var probe = new ProbeEstimator(_context.Transforms.CopyColumns("Score", "X"));
        var rows = TestRows.Make();

        _context.Regression.Compare(TestRows.View(_context), new ComparisonOptions
        {
            LabelColumnName = "Amount",
            Folds = 3,
            Split = ComparisonSplit.Group,
            GroupColumnName = "Group",
            Contenders = [Contender.Stacking("stack", [Contender.Of("probe", _ => probe), Contender.Linear()], folds: 2)],
        });

        Assert.All(Enumerable.Range(0, 3), fold =>
        {
            var groups = probe.FittedOn.Skip(3 * fold).Take(3).Select(fit => fit.Select(row => rows[row].Group).ToHashSet(StringComparer.Ordinal)).ToList();
            Assert.Empty(groups[0].Intersect(groups[1], StringComparer.Ordinal));
            Assert.Equal(groups[2].Order(StringComparer.Ordinal), groups[0].Union(groups[1], StringComparer.Ordinal).Order(StringComparer.Ordinal));
        });
    }

    /// <summary>The groups are found by the rows that the features were given, for these drop the column that says which row is which.</summary>
    [Fact]
    public void Draw_FeaturesThatDropTheRowColumn_KeepsGroupsTogether()
    {
        var rows = TestRows.Make();
        int[] groups = [.. rows.Select(row => int.Parse(row.Group.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture))];
        int[] given = [.. Enumerable.Range(0, rows.Count).Where(row => groups[row] % 3 != 0)];
        var view = _context.Data.LoadFromEnumerable(given.Select(row => new { rows[row].Amount, Group = (float)groups[row] }));
        var probe = new GroupProbe();

        InnerFolds.Draw(new TrainingRows(view, ComparisonTask.Regression, "Amount", 1) { GroupOfRow = groups, GivenRows = given }, 2, "Stacking").Predict([probe]);

        Assert.Equal(2, probe.FittedOn.Count);
        Assert.Empty(probe.FittedOn[0].Intersect(probe.FittedOn[1]));
    }

    [Fact]
    public void Draw_FeaturesThatDropRowsAndTheRowColumn_SaysWhyGroupsAreNotKnown()
    {
        var view = _context.Data.LoadFromEnumerable(TestRows.Make().Take(100).Select(row => new { row.Amount }));
        var rows = new TrainingRows(view, ComparisonTask.Regression, "Amount", 1) { GroupOfRow = new int[120], GivenRows = [.. Enumerable.Range(0, 120)] };

        Assert.StartsWith(
            "Stacking divides the training rows into folds that part no group, and the features drop rows as well as column 'ComparisonRow'",
            Assert.Throws<InvalidOperationException>(() => InnerFolds.Draw(rows, 2, "Stacking")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Stacking_OneUselessMember_IsNoWorseThanTheUsefulOne()
    {
        var constant = TestContenders.Mapped("constant", (_, output) => output.Score = 20);

        var result = _context.Regression.Compare(
            TestRows.View(_context),
            new ComparisonOptions { LabelColumnName = "Amount", Contenders = [Contender.Linear(), constant, Contender.Stacking("stack", [Contender.Linear(), constant])] });

        double Error(string name) => result.Leaderboard.Single(row => row.Contender == name).Metrics[ComparisonMetric.RootMeanSquaredError].Mean!.Value;
        Assert.InRange(Error("stack"), 0, 1.02 * Error("Linear"));
    }

    [Theory]
    [InlineData("IsHigh")]
    [InlineData("Amount")]
    public void Refit_Stack_IsSavedAndScoresOneRowAlike(string label)
    {
        var view = TestRows.View(_context, withGaps: true);
        var result = label == "IsHigh" ? _context.BinaryClassification.Compare(view, Options(label)) : _context.Regression.Compare(view, Options(label));
        var model = result.Refit("stack");
        var expected = model.Transform(view).GetColumn<float>("Score").ToArray();

        var loaded = _context.SaveAndLoad(model, view.Schema);

        Assert.Equal(expected, loaded.Transform(view).GetColumn<float>("Score"));
        using var engine = _context.Model.CreatePredictionEngine<TestRows.Row, TestContenders.Out>(loaded);
        Assert.Equal(expected.Take(5), TestRows.Make(withGaps: true).Take(5).Select(row => engine.Predict(row).Score));
    }

    [Fact]
    public void Refit_MulticlassStack_PredictsTheOriginalLabel()
    {
        var view = TestRows.View(_context);
        var model = _context.SaveAndLoad(_context.MulticlassClassification.Compare(view, Options("Kind")).Refit("stack"), view.Schema);

        var predicted = model.Transform(view).GetColumn<string>("PredictedLabel");

        Assert.InRange(predicted.Zip(TestRows.Make()).Count(pair => pair.First == pair.Second.Kind), 0.7 * TestRows.Count, TestRows.Count);
    }

    [Fact]
    public void Refit_CalibratedStackOfABlendAndAStack_IsOneSavedModel()
    {
        var view = TestRows.View(_context);
        var (constant, linear) = (TestContenders.Score(), Contender.Linear());
        var stack = Contender.Stacking("stack", [Contender.Stacking("inner", [constant, linear], folds: 2), Contender.Blend("blend", [linear, Contender.FastTree()])], folds: 2);
        var result = _context.BinaryClassification.Compare(view, new() { LabelColumnName = "IsHigh", Contenders = [stack.Calibrated(folds: 2)], Folds = 2 });
        Assert.Empty(result.Failures);
        var model = result.Refit();

        var loaded = _context.SaveAndLoad(model, view.Schema);

        Assert.Equal(model.Transform(view).GetColumn<float>("Probability"), loaded.Transform(view).GetColumn<float>("Probability"));
        Assert.InRange(result.Best!.Metrics[ComparisonMetric.Auc].Mean!.Value, 0.9, 1);
    }

    [Fact]
    public void Stacking_RareClass_FailsAndSaysWhy()
    {
        var options = new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = [Contender.Stacking("stack", [Contender.Linear(), Contender.FastTree()], folds: 60)] };

        var failure = Assert.Single(_context.BinaryClassification.Compare(TestRows.View(_context), options).Failures);

        Assert.Matches("^Stacking divides the training rows into 60 folds, and their rarest class has [0-9]+ rows; expected at least one for each fold. Take fewer folds, or leave it out.$", failure.Message);
    }

    [Fact]
    public void Stacking_OneMemberOrOneFold_Throws()
    {
        Assert.StartsWith("A stack was given 1 members; expected at least two", Assert.Throws<ArgumentException>(() => Contender.Stacking("stack", [Contender.Linear()])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Contender.Stacking("stack", [Contender.Linear(), Contender.FastTree()], folds: 1));
    }

    [Fact]
    public void Isolated_Stack_IsRefused() => Assert.StartsWith(
        "Contender 'stack' cannot be isolated",
        Assert.Throws<InvalidOperationException>(() => Contender.Stacking("stack", [Contender.Linear(), Contender.FastTree()]).Isolated()).Message,
        StringComparison.Ordinal);

    private static ComparisonOptions Options(string label) => new()
    {
        LabelColumnName = label,
        Contenders = [Contender.Stacking("stack", [Contender.Linear(), Contender.FastTree()], folds: 2)],
        Folds = 2,
    };

    private static float[] Singles(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];

    private static Contender Member(string task, int index) => Contender.Of($"member {index}", context => task switch
    {
        "binary" => context.Transforms.CustomMapping<SaidRows.In, TestContenders.Probable>((input, output) => output.Probability = input.Said[index], contractName: null),
        "multiclass" => context.Transforms.CustomMapping<SaidRows.In, SaidThree>((input, output) => output.Score = input.Said[(3 * index)..(3 * (index + 1))], contractName: null),
        _ => context.Transforms.CustomMapping<SaidRows.In, TestContenders.Out>((input, output) => output.Score = input.Said[index], contractName: null),
    });

    /// <summary>Remembers the groups of the rows that it was fitted on.</summary>
    private sealed class GroupProbe : ContenderRecipe
    {
        public List<float[]> FittedOn { get; } = [];

        public override ITransformer Fit(TrainingRows rows)
        {
            FittedOn.Add([.. rows.View.GetColumn<float>("Group").Distinct()]);
            return new MLContext(1).Transforms.CopyColumns("Score", "Group").Fit(rows.View);
        }
    }

    private sealed class SaidThree
    {
        [VectorType(3)]
        public float[] Score { get; set; } = [];
    }
}
