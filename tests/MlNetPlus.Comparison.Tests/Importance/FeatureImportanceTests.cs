using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public sealed class FeatureImportanceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _context = new(1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_NotAskedFor_HasNone() => Assert.Empty(Titanic(importance: null, Contender.Linear()).FeatureImportance);

    [Fact]
    public void Compare_Titanic_FindsWhatMatters()
    {
        var result = Titanic(new() { Permutations = 3 }, Contender.Linear(), Contender.FastTree());

        Assert.Equal(result.Leaderboard.Select(row => row.Contender), result.FeatureImportance.Select(one => one.Contender));
        foreach (var importance in result.FeatureImportance)
        {
            Assert.Null(importance.Reason);
            Assert.Equal(ComparisonMetric.Auc, importance.Metric);
            Assert.Equal(
                ["Age", "Embarked", "Fare", "Name", "Parch", "Pclass", "Sex", "SibSp", "Ticket"],
                importance.Features.Select(feature => feature.Feature).Order(StringComparer.Ordinal));
            Assert.Equal(importance.Features.OrderByDescending(feature => feature.Mean), importance.Features);
            Assert.All(importance.Features, feature => Assert.Equal(5, feature.FoldValues.Count));
            var sex = importance.Features.Single(feature => feature.Feature == "Sex");
            Assert.True(sex.Lower > 0, $"{importance.Contender}: {sex}");
        }
    }

    [Fact]
    public void Compare_ColumnThatTheModelDoesNotUse_IsExactlyNothing()
    {
        var features = _context.Transforms.Concatenate("Features", "Pclass", "Fare", "Age").Append(_context.Transforms.CustomMapping<Three, Three>((from, to) => to.Features = [from.Features[0], from.Features[1], 0], contractName: null));

        var result = Titanic(new() { Permutations = 2 }, features, Contender.FastTree(), Contender.Linear());

        Assert.All(result.FeatureImportance, importance =>
        {
            Assert.All(Of(importance, "Age").FoldValues, value => Assert.Equal(0, value));
            Assert.Equal((0d, 0d, 0d), (Of(importance, "Age").Mean, Of(importance, "Age").Lower, Of(importance, "Age").Upper));
            Assert.True(Of(importance, "Pclass").Mean > 0.02);
        });
    }

    [Fact]
    public void Compare_DuplicatedColumn_SharesWhatTheGroupHas()
    {
        var data = _context.Transforms.CopyColumns("Twin", "Pclass").Fit(TitanicData.Load(_context)).Transform(TitanicData.Load(_context));
        var alone = Run(data, new(), "Pclass", "Age");
        var apart = Run(data, new(), "Pclass", "Twin", "Age");
        var together = Run(data, new() { Groups = [["Pclass", "Twin"]] }, "Pclass", "Twin", "Age");
        var found = Run(data, new() { GroupAbove = 0.95 }, "Pclass", "Twin", "Age");

        var whole = Of(alone, "Pclass").Mean!.Value;
        Assert.InRange(Of(apart, "Pclass").Mean!.Value, 0.2 * whole, 0.8 * whole);
        Assert.InRange(Of(apart, "Twin").Mean!.Value, 0.2 * whole, 0.8 * whole);
        Assert.InRange(Of(together, "Pclass + Twin").Mean!.Value, whole - 0.01, whole + 0.01);
        Assert.Equal(["Pclass", "Twin"], Of(together, "Pclass + Twin").Columns);
        Assert.Equal(Of(together, "Pclass + Twin").FoldValues, Of(found, "Pclass + Twin").FoldValues);
        Assert.Equal(2, found.Features.Count);

        ContenderImportance Run(IDataView rows, FeatureImportanceOptions options, params string[] columns) => _context.BinaryClassification.Compare(
            rows,
            new ComparisonOptions { LabelColumnName = "Survived", Features = _context.Transforms.Concatenate("Features", columns), Contenders = [Contender.Linear()], Importance = options, MeasureCosts = false }).FeatureImportance.Single();
    }

    [Fact]
    public void Compare_Noise_HasAnIntervalAroundNothing()
    {
        var random = new SplitRandom(3);
        var rows = TestRows.Make().Select(row => new Noisy { Amount = row.Amount, A = row.Features[0], Noise = random.Below(1000) }).ToList();

        var result = _context.Regression.Compare(_context.Data.LoadFromEnumerable(rows), new ComparisonOptions
        {
            LabelColumnName = "Amount",
            Features = _context.Transforms.Concatenate("Features", "A", "Noise"),
            Contenders = [Contender.FastTree(), Contender.Linear()],
            Importance = new(),
        });

        Assert.All(result.FeatureImportance, importance =>
        {
            Assert.Equal(ComparisonMetric.RootMeanSquaredError, importance.Metric);
            Assert.InRange(0, Of(importance, "Noise").Lower!.Value, Of(importance, "Noise").Upper!.Value);
            Assert.True(Of(importance, "A").Lower > 0.2);
            Assert.Equal("A", importance.Features[0].Feature);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Compare_Threads_ChangeNoNumber(int threads)
    {
        var first = Titanic(new() { Permutations = 2, Threads = 2, MaxRows = 100 }, Contender.FastTree());
        var second = Titanic(new() { Permutations = 2, Threads = threads, MaxRows = 100 }, Contender.FastTree());

        Assert.Equal(ResultNumbers.Of(first), ResultNumbers.Of(second));
    }

    [Fact]
    public void Compare_ResumedMergedOrIsolated_GivesTheSameNumbers()
    {
        var (whole, others) = EveryWay.Run(_context, _folder, Options, [Contender.Linear(), Contender.FastTree()], [Contender.Linear().Isolated(), Contender.FastTree().Isolated()]);

        Assert.Equal("Features", Assert.Single(whole.FeatureImportance[0].Features).Feature);
        Assert.True(whole.FeatureImportance[0].Features[0].Mean > 0.1);
        Assert.All(others, other => Assert.Equal(ResultNumbers.Of(whole), ResultNumbers.Of(other)));

        static ComparisonOptions Options(string? path, Contender[] contenders) =>
            new() { LabelColumnName = "IsHigh", Contenders = contenders, Folds = 3, ResumePath = path, Importance = new() { Permutations = 2 } };
    }

    [Fact]
    public void Compare_Multiclass_PermutesVectorsAndTexts()
    {
        var result = _context.MulticlassClassification.Compare(TestRows.View(_context), new ComparisonOptions
        {
            LabelColumnName = "Kind",
            Features = _context.Transforms.Categorical.OneHotEncoding("Flags", "Group").Append(_context.Transforms.Concatenate("Features", "Features", "Flags")),
            Contenders = [Contender.FastTree()],
            Folds = 3,
            Importance = new() { Permutations = 2 },
        });

        Assert.Equal(["Features", "Group"], result.FeatureImportance[0].Features.Select(feature => feature.Feature));
        Assert.True(result.FeatureImportance[0].Features[0].Mean > 0.2);
    }

    [Fact]
    public void Compare_ConstantAndMissingColumns_MatterNothing()
    {
        var rows = TestRows.Make().Select(row => new Odd { IsHigh = row.IsHigh, A = row.Features[0], Missing = float.NaN, Constant = 3, Flag = row.X > 0, Day = new DateTime(2020, 1, 1).AddDays(row.X) }).ToList();

        var result = _context.BinaryClassification.Compare(_context.Data.LoadFromEnumerable(rows), new ComparisonOptions
        {
            LabelColumnName = "IsHigh",
            Features = _context.Transforms.Conversion.ConvertType("FlagNumber", "Flag").Append(_context.Transforms.Conversion.ConvertType("DayNumber", "Day"))
                .Append(_context.Transforms.Concatenate("Features", "A", "Missing", "Constant", "FlagNumber", "DayNumber")),
            Contenders = [Contender.Linear()],
            Importance = new() { Permutations = 2 },
        });

        var importance = result.FeatureImportance[0];
        Assert.Null(importance.Reason);
        Assert.Equal(5, importance.Features.Count);
        Assert.All(Of(importance, "Missing").FoldValues, value => Assert.Equal(0, value));
        Assert.All(Of(importance, "Constant").FoldValues, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Compare_ContenderThatFails_HasNoneAndSaysWhy()
    {
        var result = Titanic(new() { Permutations = 1 }, Contender.Linear(), TestContenders.Throwing("broken", "no luck"));

        Assert.Null(result.FeatureImportance[0].Reason);
        Assert.Equal(("broken", "it failed: no luck"), (result.FeatureImportance[1].Contender, result.FeatureImportance[1].Reason));
        Assert.Empty(result.FeatureImportance[1].Features);
        Assert.Equal("broken, drop of AUC when permuted: none, it failed: no luck", result.FeatureImportance[1].ToString());
    }

    [Fact]
    public void Compare_NamedColumnThatNobodyReads_MattersNothing()
    {
        var result = Titanic(new() { Permutations = 1, Columns = ["Sex", "Ticket"] }, _context.Transforms.Categorical.OneHotEncoding("Features", "Sex"), Contender.Linear());

        Assert.Equal(["Sex", "Ticket"], result.FeatureImportance[0].Features.Select(feature => feature.Feature));
        Assert.Equal(0, result.FeatureImportance[0].Features[1].Mean);
    }

    [Fact]
    public void Compare_ColumnThatDoesNotExist_IsRefusedBeforeTraining()
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => Titanic(new() { Columns = ["Cabin"] }, Contender.Linear()));

        Assert.StartsWith("Column 'Cabin' (ComparisonOptions.Importance) is not in the data, which has 'Survived', 'Pclass', 'Name', 'Sex', 'Age', 'SibSp', 'Parch', 'Ticket', 'Fare', 'Embarked'.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_FaultyOptions_AreToldTogether()
    {
        var options = new FeatureImportanceOptions { Permutations = 0, MaxRows = 1, GroupAbove = 1.5, Threads = 0, Columns = ["Survived"], Groups = [["Age", "Fare"], ["Fare", "Sex"]] };

        var message = Assert.Throws<ArgumentException>(() => Titanic(options, Contender.Linear())).Message;

        foreach (var part in new[] { "Permutations is 0", "MaxRows is 1", "GroupAbove is 1.5", "Threads is 0", "the label 'Survived'", "'Fare' twice" })
            Assert.Contains(part, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_AreCopied()
    {
        var columns = new List<string> { "a" };
        var options = new FeatureImportanceOptions { Columns = columns };

        var copy = options.Copy();
        columns.Add("b");

        Assert.Equal(["a"], copy.Columns!);
        Assert.Equal((5, 10_000, null, null), (copy.Permutations, copy.MaxRows!.Value, copy.GroupAbove, copy.Threads));
    }

    private static FeatureImportance Of(ContenderImportance importance, string feature) => importance.Features.Single(one => one.Feature == feature);

    private ComparisonResult Titanic(FeatureImportanceOptions? importance, params Contender[] contenders) => Titanic(importance, TitanicData.Features(_context), contenders);

    private ComparisonResult Titanic(FeatureImportanceOptions? importance, IEstimator<ITransformer> features, params Contender[] contenders) => _context.BinaryClassification.Compare(
        TitanicData.Load(_context),
        new ComparisonOptions { LabelColumnName = "Survived", Features = features, Contenders = contenders, Importance = importance });

    private sealed class Three
    {
        [VectorType(3)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Noisy
    {
        public float Amount { get; set; }

        public float A { get; set; }

        public float Noise { get; set; }
    }

    private sealed class Odd
    {
        public bool IsHigh { get; set; }

        public float A { get; set; }

        public float Missing { get; set; }

        public float Constant { get; set; }

        public bool Flag { get; set; }

        public DateTime Day { get; set; }
    }
}
