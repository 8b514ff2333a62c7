using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Transforms;

namespace MlNetPlus.Comparison.Tests;

public sealed class AlsoFitOnTests : IDisposable
{
    private readonly MLContext _context = new(1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Each of 13 groups has 40 further rows, so every count of a fold is what the training rows have and 40.</summary>
    [Fact]
    public void AlsoFitOn_Counts_SeeTrainingRowsAndFurtherRowsOnly()
    {
        var (seen, fitted) = (new List<(float Count, string Group)>(), 0L);
        var probe = Contender.Of("probe", context => new Probe(context, view =>
        {
            seen = [.. view.GetColumn<float>("Count").Zip(view.GetColumn<string>("Group"))];
            fitted += seen.Count;
        }));

        var result = Compare(Options(Counts(), probe));

        Assert.Equal(TestRows.Count, fitted);
        Assert.All(seen.GroupBy(row => row.Group, StringComparer.Ordinal), group => Assert.All(group, row => Assert.Equal(group.Count() + 40, row.Count)));
        Assert.Contains("Features were also fitted on 520 rows without labels (AlsoFitOn); no contender was.", result.Notes);
        Assert.Equal(TestRows.Count, result.Leaderboard[0].RowsGiven);
    }

    [Fact]
    public void Refit_AlsoFitOn_CountsTheFurtherRowsToo()
    {
        var view = TestRows.View(_context);
        var model = Compare(Options(Counts(), TestContenders.Score())).Refit();

        var sizes = TestRows.Make().GroupBy(row => row.Group, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Assert.Equal(TestRows.Make().Select(row => sizes[row.Group] + 40f), model.Transform(view).GetColumn<float>("Count"));
    }

    [Fact]
    public void AlsoFitOn_FeaturesThatReadTheLabel_AreRefused() => Assert.StartsWith(
        "Features are fitted with the label 'IsHigh', which rows of AlsoFitOn are not asked for",
        Refusal(_context.Transforms.Conversion.ConvertType("Number", "IsHigh", DataKind.Single).Append(_context.Transforms.NormalizeMinMax("Number"))),
        StringComparison.Ordinal);

    [Fact]
    public void AlsoFitOn_ColumnIsMissing_IsNamed() => Assert.StartsWith(
        "AlsoFitOn has no column 'X', which Features are fitted with; expected all columns that they read, but for the label.",
        Refusal(_context.Transforms.NormalizeMinMax("X")),
        StringComparison.Ordinal);

    [Fact]
    public void AlsoFitOn_ColumnOfAnotherType_IsNamed()
    {
        var options = Options(_context.Transforms.NormalizeMinMax("X"), TestContenders.Score());
        options.AlsoFitOn = _context.Data.LoadFromEnumerable([new { X = 1.0 }]);

        Assert.StartsWith("Column 'X' of AlsoFitOn is Double; expected Single, as in the data.", Assert.Throws<FeaturesColumnException>(() => Compare(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AlsoFitOn_KeysOfOtherValues_AreRefused()
    {
        IDataView Keyed(IDataView view) => _context.Transforms.Conversion.MapValueToKey("Key", "Group").Fit(view).Transform(view);
        var options = Options(_context.Transforms.Categorical.OneHotEncoding("Hot", "Key"), TestContenders.Score());
        options.AlsoFitOn = Keyed(_context.Data.LoadFromEnumerable(Enumerable.Range(1, 13).Select(row => new { Group = $"g{row}" })));

        var exception = Assert.Throws<FeaturesColumnException>(() => _context.BinaryClassification.Compare(Keyed(TestRows.View(_context)), options));

        Assert.StartsWith("Column 'Key' is a key with other values in AlsoFitOn than in the data.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AlsoFitOn_NoFeatures_IsAFaultOfTheOptions() => Assert.Contains(
        "AlsoFitOn is 'a view'; expected null, because Features is null",
        Assert.Throws<ArgumentException>(() => Compare(Options(null, TestContenders.Score()))).Message,
        StringComparison.Ordinal);

    /// <summary>The folder of a comparison without further rows stays what it was, and is not one with them.</summary>
    [Fact]
    public void AlsoFitOn_ResumeWithoutIt_IsAnotherComparison()
    {
        var options = Options(Counts(), TestContenders.Score());
        options.ResumePath = _folder.In("resume");
        Compare(options);
        options.AlsoFitOn = null;

        Assert.Contains("There: AlsoFitOn column 'Group' = ", Assert.Throws<InvalidOperationException>(() => Compare(options)).Message, StringComparison.Ordinal);
    }

    private static ComparisonOptions OptionsOf(IEstimator<ITransformer>? features, IDataView more, Contender contender) =>
        new() { LabelColumnName = "IsHigh", Features = features, AlsoFitOn = more, Contenders = [contender], Folds = 2 };

    private ComparisonOptions Options(IEstimator<ITransformer>? features, Contender contender) =>
        OptionsOf(features, _context.Data.LoadFromEnumerable(Enumerable.Range(0, 13 * 40).Select(row => new { Group = $"g{row % 13}" })), contender);

    private GroupFrequencyEstimator Counts() => _context.Transforms.GroupFrequency("Count", "Group");

    private string Refusal(IEstimator<ITransformer> features) => Assert.Throws<FeaturesColumnException>(() => Compare(Options(features, TestContenders.Score()))).Message;

    private ComparisonResult Compare(ComparisonOptions options) => _context.BinaryClassification.Compare(TestRows.View(_context), options);

    private sealed class Probe(MLContext context, Action<IDataView> look) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input)
        {
            look(input);
            return context.Transforms.CopyColumns("Score", "X").Fit(input);
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
