using TorchSharp;

namespace MlNetPlus.Torch.Tests;

[Collection(TorchCollection.Name)]
public sealed class AccumulationTests
{
    [Theory]
    [InlineData(8, 8)]
    [InlineData(24, 3)]
    [InlineData(1, 64)]
    public void Fit_AccumulatedBatches_EqualTheLargeBatchAfter20Steps(int batch, int accumulate)
    {
        var whole = batch * accumulate;
        using var large = new SmallProblem(rows: 5 * whole);
        using var accumulated = new SmallProblem(rows: 5 * whole);

        var first = TrainingLoop.Fit(large, Options(whole, 1));
        var second = TrainingLoop.Fit(accumulated, Options(batch, accumulate));

        Assert.Equal((20, 20), (first.Steps, second.Steps));
        AssertClose(large, accumulated);
        Assert.Equal(first.Epochs.Select(e => e.Loss), second.Epochs.Select(e => e.Loss), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Empty(second.Warnings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_LastWindowShort_IsAStepOfItsOwnWithItsExactMean(bool weighted)
    {
        // 75 rows: windows of 60 and 15; in batches of 6 the second one is 6 6 3.
        var weights = weighted ? Enumerable.Range(0, 75).Select(row => (row % 4) / 2f).ToArray() : null;
        using var large = new SmallProblem(rows: 75) { Weights = weights };
        using var accumulated = new SmallProblem(rows: 75) { Weights = weights };

        var first = TrainingLoop.Fit(large, Options(60, 1));
        var second = TrainingLoop.Fit(accumulated, Options(6, 10));

        Assert.Equal((8, 8), (first.Steps, second.Steps));
        Assert.Equal([6, 6, 3], accumulated.Batches.Skip(10).Take(3).Select(rows => rows.Length));
        AssertClose(large, accumulated);
        Assert.Equal(first.Epochs[^1].Loss, second.Epochs[^1].Loss, 1e-5);
    }

    [Fact]
    public void Fit_ClippedAndScheduled_HappenOnceAStep()
    {
        var steps = new List<(long Index, double Rate, double Momentum)>();
        using var large = new SmallProblem(rows: 320);
        using var accumulated = new SmallProblem(rows: 320) { BeforeStep = step => steps.Add((step.Index, step.LearningRate, step.Momentum)) };
        var (one, eight) = (Options(64, 1), Options(8, 8));
        one.GradientClipNorm = eight.GradientClipNorm = 0.1;
        var schedule = new OneCycleSchedule(0.02);

        TrainingLoop.Fit(large, one);
        TrainingLoop.Fit(accumulated, eight);

        AssertClose(large, accumulated);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => ((long)i, schedule.LearningRateAt(i / 20.0), schedule.MomentumAt(i / 20.0))), steps);
    }

    [Fact]
    public void Fit_Weights_AreThoseOfRepeatedRows()
    {
        // Rows of weight 2 count twice, rows of weight 0 not at all, in the mean over the window.
        using var problem = new SmallProblem(rows: 4) { Weights = [2, 0, 1, 1] };

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 1, BatchSize = 3, AccumulateBatches = 2, MaxLearningRate = 1e-9, Schedule = rate => new ConstantSchedule(rate) });
        using var again = new SmallProblem(rows: 4);
        var losses = Enumerable.Range(0, 4).Select(row => Loss(again, row)).ToArray();

        Assert.Equal(((2 * losses[0]) + losses[2] + losses[3]) / 4, history.Epochs[0].Loss, 1e-5);
    }

    [Fact]
    public void Fit_BatchNormAccumulated_WarnsOnce()
    {
        using var problem = new SmallProblem(network: SmallProblem.WithBatchNorm);

        var history = TrainingLoop.Fit(problem, Options(8, 4));

        Assert.Equal(
            "The network has BatchNorm, whose statistics are those of each batch of 8 rows: accumulating 4 of them does not equal one batch of 32.",
            Assert.Single(history.Warnings));
    }

    [Fact]
    public void Fit_BatchNormAndARestOfOneRow_JoinsItToTheBatchBefore()
    {
        using var problem = new SmallProblem(rows: 33, network: SmallProblem.WithBatchNorm);

        TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 1, BatchSize = 8, MaxLearningRate = 0.01 });

        Assert.Equal([8, 8, 8, 9], problem.Batches.Select(rows => rows.Length));
    }

    [Fact]
    public void Fit_DropLastBatch_LeavesOutOtherRowsEachEpoch()
    {
        using var problem = new SmallProblem(rows: 20);

        TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 2, BatchSize = 8, DropLastBatch = true, MaxLearningRate = 0.01 });

        Assert.Equal([8, 8, 8, 8], problem.Batches.Select(rows => rows.Length));
        Assert.NotEqual(problem.Batches.Take(2).SelectMany(rows => rows).Order(), problem.Batches.Skip(2).SelectMany(rows => rows).Order());
    }

    [Fact]
    public void Fit_Twice_LeaksNothingIntoTheSecond()
    {
        using var twice = new SmallProblem(rows: 75);
        using var stale = new SmallProblem(rows: 75);
        stale.Losses([0, 1, 2]).sum().backward(); // a gradient that somebody left

        TrainingLoop.Fit(twice, Options(6, 5));
        TrainingLoop.Fit(stale, Options(6, 5));

        Assert.Equal(twice.State(), stale.State());
        Assert.All(twice.Module.parameters(), parameter => Assert.Null(parameter.grad));
    }

    private static TrainingOptions Options(int batch, int accumulate) => new()
    {
        Epochs = 4,
        BatchSize = batch,
        AccumulateBatches = accumulate,
        MaxLearningRate = 0.02,
        Device = "cpu",
        Seed = 5,
    };

    private static double Loss(SmallProblem problem, long row)
    {
        using var loss = problem.Losses([row]);
        return loss.ToDouble();
    }

    private static void AssertClose(SmallProblem expected, SmallProblem actual) =>
        Assert.Equal(expected.State(), actual.State(), (a, b) => Math.Abs(a - b) < 1e-5);
}
