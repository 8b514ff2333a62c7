using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class FeaturesTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Compare_NoFeaturesAnywhere_SaysHowToMakeThem()
    {
        var exception = Assert.Throws<FeaturesColumnException>(() => Compare(_context.Data.LoadFromEnumerable(TestRows.Make().Select(row => new { row.IsHigh, row.X })), null));

        Assert.Equal(
            "The data has no column 'Features' at its end; it has 'X', 'IsHigh'. Set ComparisonOptions.Features, e.g. to mlContext.Transforms.Concatenate(\"Features\", …).",
            exception.Message);
    }

    [Fact]
    public void Compare_FeaturesWithoutFeaturesColumn_SaysHowToEndThem() => Assert.EndsWith(
        "End it with mlContext.Transforms.Concatenate(\"Features\", …).",
        Assert.Throws<FeaturesColumnException>(() => Compare(_context.Data.LoadFromEnumerable(TestRows.Make().Select(row => new { row.IsHigh, row.X })), _context.Transforms.CopyColumns("Y", "X"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Compare_FeaturesOfWrongType_SaysWhatIsExpected() => Assert.StartsWith(
        "Column 'Features' (made by ComparisonOptions.Features) is Single; expected a vector of Single of fixed length.",
        Assert.Throws<FeaturesColumnException>(() => Compare(TestRows.View(_context), _context.Transforms.CopyColumns("Features", "X"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Compare_FeaturesThatDropTheLabel_SaysSo() => Assert.StartsWith(
        "ComparisonOptions.Features drops the label column 'IsHigh'; expected it to stay.",
        Assert.Throws<FeaturesColumnException>(() => Compare(TestRows.View(_context), _context.Transforms.SelectColumns("Features"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Compare_FeaturesThatDropTheRowColumn_StillFindTheirRows()
    {
        var result = Compare(TestRows.View(_context), _context.Transforms.SelectColumns("Features", "IsHigh"));

        Assert.Equal(ContenderStatus.Complete, result.Leaderboard[0].Status);
    }

    [Fact]
    public void Compare_FeaturesThatFail_NameTheFold()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Compare(TestRows.View(_context), new FailingEstimator()));

        Assert.Equal("ComparisonOptions.Features failed on fold 1 of repeat 1: no such luck. It is fitted on the training rows of each fold; try its Fit on the whole data to find the cause.", exception.Message);
    }

    [Fact]
    public void Compare_OwnFeatures_NeedNoneFromTheComparison()
    {
        var data = _context.Data.LoadFromEnumerable(TestRows.Make().Select(row => new { row.IsHigh, row.X }));
        var own = Contender.Of("own", context => context.Transforms.Concatenate("Mine", "X").Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression("IsHigh", "Mine")));

        var result = _context.BinaryClassification.Compare(data, new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = [own] });

        Assert.InRange(result.Best!.Metrics[ComparisonMetric.Auc].Mean!.Value, 0.85, 1);
    }

    private ComparisonResult Compare(IDataView data, IEstimator<ITransformer>? features) => _context.BinaryClassification.Compare(
        data, new ComparisonOptions { LabelColumnName = "IsHigh", Features = features, Contenders = [Contender.Linear()], Folds = 2 });

    private sealed class FailingEstimator : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => throw new InvalidOperationException("no such luck.");

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
