using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Transforms;

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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Compare_CountsMinusSelf_TrainWithoutTheRowItself(bool nested)
    {
        IEstimator<ITransformer> counts = _context.Transforms.GroupFrequency(new GroupFrequencyOptions { OutputColumnName = "Count", KeyColumnNames = ["Group"], MinusSelf = true });
        if (nested)
            counts = _context.Transforms.CopyColumns("Y", "X").Append(_context.Transforms.CopyColumns("Z", "X").Append(counts));
        var seen = new List<double>();
        var probe = Contender.Of("probe", context => new ViewProbe(context, view => seen.AddRange(RowsLeftOut(view))));

        _context.BinaryClassification.Compare(TestRows.View(_context), new ComparisonOptions { LabelColumnName = "IsHigh", Features = counts, Contenders = [probe], Folds = 2 });

        Assert.Equal(26, seen.Count);
        Assert.All(seen, difference => Assert.Equal(1, difference));

        static IEnumerable<double> RowsLeftOut(IDataView view) => view.GetColumn<float>("Count").Zip(view.GetColumn<string>("Group"))
            .GroupBy(pair => pair.Second, StringComparer.Ordinal)
            .Select(group => (double)group.Count() - group.First().First);
    }

    private ComparisonResult Compare(IDataView data, IEstimator<ITransformer>? features) => _context.BinaryClassification.Compare(
        data, new ComparisonOptions { LabelColumnName = "IsHigh", Features = features, Contenders = [Contender.Linear()], Folds = 2 });

    private sealed class ViewProbe(MLContext context, Action<IDataView> look) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input)
        {
            look(input);
            return context.Transforms.CopyColumns("Score", "X").Fit(input);
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }

    private sealed class FailingEstimator : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => throw new InvalidOperationException("no such luck.");

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
