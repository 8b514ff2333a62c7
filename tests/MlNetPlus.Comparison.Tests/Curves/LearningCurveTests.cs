using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public sealed class LearningCurveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _context = new(1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_NotAskedFor_HasNone() => Assert.Empty(Binary(new() { Contenders = [TestContenders.Score()] }).LearningCurves);

    [Fact]
    public void Compare_LinearModel_LearnsFromMoreRowsAndEndsAtTheLeaderboard()
    {
        var result = Binary(new() { Contenders = [Contender.Linear()], Repeats = 2, LearningCurve = new() });

        var curve = Assert.Single(result.LearningCurves);
        Assert.Equal([0.1, 0.25, 0.5, 1], curve.Points.Select(point => point.Share));
        Assert.Equal([10, 24, 48, 96], curve.Points.Select(point => point.TrainRows));
        Assert.All(result.Leaderboard[0].Metrics, metric => Assert.Equal(metric.Value.FoldValues, curve.Points[3].Metrics[metric.Key].FoldValues));
        Assert.Equal(result.Leaderboard[0].Metrics[ComparisonMetric.Auc].Lower, curve.Points[3].Metrics[ComparisonMetric.Auc].Lower);
        Assert.True(curve.Points[0].Metrics[ComparisonMetric.LogLoss].Mean > curve.Points[3].Metrics[ComparisonMetric.LogLoss].Mean);
    }

    /// <summary>Nadeau and Bengio's factor with the smaller set: 1/5 + 24/48 for half of 96 training rows.</summary>
    [Fact]
    public void Compare_SmallerSets_HaveTheirOwnCorrection()
    {
        var half = Binary(new() { Contenders = [Contender.Linear()], LearningCurve = new() { Shares = [0.5] } }).LearningCurves[0].Points.Single().Metrics[ComparisonMetric.Auc];

        const double T = 2.7764451; // 97.5 % of Student's t with 4 degrees of freedom
        Assert.Equal(T * half.StandardDeviation!.Value * Math.Sqrt(0.2 + (24 / 48.0)), (half.Upper!.Value - half.Lower!.Value) / 2, 1e-6);
    }

    [Fact]
    public void Compare_Contenders_SeeTheSameNestedRows()
    {
        var (first, second) = (new ProbeEstimator(_context.Transforms.CopyColumns("Score", "X")), new ProbeEstimator(_context.Transforms.CopyColumns("Score", "X")));

        Binary(new() { Contenders = [Contender.Of("a", _ => first), Contender.Of("b", _ => second)], Folds = 2, LearningCurve = new() { Shares = [0.2, 0.6] } });

        Assert.Equal([60, 12, 36, 60, 12, 36], first.FittedOn.Select(rows => rows.Length));
        Assert.Equal(first.FittedOn, second.FittedOn);
        Assert.Subset(first.FittedOn[0].ToHashSet(), first.FittedOn[2].ToHashSet());
        Assert.Subset(first.FittedOn[2].ToHashSet(), first.FittedOn[1].ToHashSet());
        Assert.Equal(6, first.Disposed);
    }

    [Fact]
    public void Compare_Features_AreFittedOnTheShareOnceForAll()
    {
        var features = new ProbeEstimator(_context.Transforms.Concatenate("Features", "X"));

        Binary(new() { Contenders = [TestContenders.Score("a"), TestContenders.Score("b")], Features = features, Folds = 2, LearningCurve = new() { Shares = [0.2, 1] } });

        Assert.Equal([60, 12, 60, 12], features.FittedOn.Select(rows => rows.Length));
        Assert.Equal(4, features.Disposed);
    }

    [Fact]
    public void Compare_ShareThatCannotBeFitted_IsAPointWithoutAValue()
    {
        var contender = Contender.Of("choosy", context => new NeedsRows(context.Transforms.CopyColumns("Score", "X"), 20));

        var result = Binary(new() { Contenders = [contender], LearningCurve = new() { Shares = [0.1, 0.5] } });

        Assert.Equal(ContenderStatus.Complete, result.Leaderboard[0].Status);
        var points = result.LearningCurves[0].Points;
        Assert.Null(points[0].Metrics[ComparisonMetric.Auc].Mean);
        Assert.Equal("no AUC on 5 of 5 folds: 10 rows are too few", points[0].Metrics[ComparisonMetric.Auc].Note);
        Assert.NotNull(points[1].Metrics[ComparisonMetric.Auc].Mean);
    }

    [Fact]
    public void Compare_ContenderThatFails_SaysWhy()
    {
        var result = Binary(new() { Contenders = [TestContenders.Score(), TestContenders.Throwing("broken", "no luck")], LearningCurve = new() });

        Assert.Equal("it failed: no luck", result.LearningCurves[1].Reason);
    }

    [Fact]
    public void Compare_BudgetSpent_StillHasTheCurveOfTheFoldsThatAreDone()
    {
        var result = Binary(new() { Contenders = [Contender.Linear()], LearningCurve = new(), TimeBudget = TimeSpan.FromTicks(1) });

        Assert.Equal(1, result.FoldsCompleted);
        Assert.All(result.LearningCurves[0].Points, point => Assert.Single(point.Metrics[ComparisonMetric.Auc].FoldValues));
    }

    [Fact]
    public void Compare_CancelledAmongTheShares_LeavesTheFoldOut()
    {
        using var cancellation = new CancellationTokenSource();
        var fits = 0;
        var contender = Contender.Of("x", context =>
        {
            if (++fits == 5)
                cancellation.Cancel();
            return context.Transforms.CopyColumns("Score", "X");
        });

        var result = Binary(new() { Contenders = [contender], LearningCurve = new() { Shares = [0.3, 0.6] }, CancellationToken = cancellation.Token });

        Assert.Equal(1, result.FoldsCompleted);
        Assert.Equal(5, fits);
    }

    [Fact]
    public void Compare_ResumedMergedOrIsolated_GivesTheSameNumbers()
    {
        var (whole, others) = EveryWay.Run(
            _context, _folder, (path, contenders) => Options(path, [0.5, 1], contenders), [Contender.Linear(), Contender.FastTree()], [Contender.Linear().Isolated(), Contender.FastTree()]);

        Assert.All(whole.LearningCurves, curve => Assert.Equal(2, curve.Points.Count));
        Assert.All(whole.PartialDependence, one => Assert.Equal(["Kind", "X"], one.Columns.Select(column => column.Column)));
        Assert.All(others, other => Assert.Equal(WithoutTimes(whole), WithoutTimes(other)));
        Assert.Contains(
            "There: LearningCurve = 0.5, 1. Here: LearningCurve = 0.5.",
            Assert.Throws<InvalidOperationException>(() => _context.BinaryClassification.Compare(TestRows.View(_context), Options(_folder.In("kept"), [0.5], [Contender.Linear()]))).Message,
            StringComparison.Ordinal);

        ComparisonOptions Options(string? path, double[] shares, Contender[] contenders) => new()
        {
            LabelColumnName = "IsHigh",
            Features = _context.Transforms.Categorical.OneHotEncoding("Flags", "Kind").Append(_context.Transforms.Concatenate("Features", "X", "Flags")),
            Contenders = contenders,
            Folds = 2,
            ResumePath = path,
            LearningCurve = new() { Shares = shares },
            PartialDependence = new() { GridPoints = 4 },
        };
    }

    [Fact]
    public void Options_New_AreTheDocumentedOnes() => Assert.Equal([0.1, 0.25, 0.5, 1], new LearningCurveOptions().Shares);

    [Theory]
    [InlineData(new[] { 0.5, 0.2 }, "LearningCurve.Shares is '0.5, 0.2'; expected ascending, each share once.")]
    [InlineData(new[] { 0, 0.5 }, "LearningCurve.Shares is '0, 0.5'; expected each above 0 and at most 1.")]
    [InlineData(new double[0], "LearningCurve.Shares is 'an empty list'; expected at least one share, such as 0.5.")]
    public void Options_Faulty_AreRefused(double[] shares, string expected) => Assert.Equal(
        $"ComparisonOptions.{expected}",
        Assert.Throws<ArgumentException>(() => Binary(new() { Contenders = [TestContenders.Score()], LearningCurve = new() { Shares = shares } })).Message);

    private static string WithoutTimes(ComparisonResult result) => string.Join('\n', ResultNumbers.Of(result).Split('\n').Where(line => !line.Contains("\"fitSeconds\"", StringComparison.Ordinal)));

    private ComparisonResult Binary(ComparisonOptions options)
    {
        options.LabelColumnName = "IsHigh";
        return _context.BinaryClassification.Compare(TestRows.View(_context), options);
    }

    private sealed class NeedsRows(IEstimator<ITransformer> inner, int rows) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input)
        {
            var count = CountOf(input);
            return count >= rows ? inner.Fit(input) : throw new InvalidOperationException($"{count} rows are too few");
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inner.GetOutputSchema(inputSchema);

        private static long CountOf(IDataView view)
        {
            using var cursor = view.GetRowCursor([]);
            long count = 0;
            while (cursor.MoveNext())
                count++;
            return count;
        }
    }
}
