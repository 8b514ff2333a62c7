namespace MlNetPlus.Torch.Tests;

[Collection(TorchCollection.Name)]
public sealed class InterruptedTrainingTests
{
    [Fact]
    public void Fit_LossNotANumber_KeepsTheWeightsBeforeIt()
    {
        double[]? lastGood = null;
        using var problem = new SmallProblem(rows: 64);
        problem.BeforeStep = step =>
        {
            problem.BadRow = step.Epoch == 3 ? 0 : null;
            if (step.Epoch < 3 || !problem.Batches[^1].Contains(0))
                lastGood = problem.State();
        };

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 5, BatchSize = 16, MaxLearningRate = 0.01 });

        Assert.Equal((TrainingStop.NotFinite, 2), (history.Stop, history.Epochs.Count));
        Assert.StartsWith("In epoch 3, step ", history.StopMessage, StringComparison.Ordinal);
        Assert.Contains("the loss or its gradient was not a finite number. The last good weights are kept. Check the data for NaN", history.StopMessage, StringComparison.Ordinal);
        Assert.Equal(lastGood, problem.State());
    }

    [Fact]
    public void Fit_LossNotANumberWithBatchNorm_GoesBackToTheLastEpoch()
    {
        double[]? afterFirst = null;
        using var problem = new SmallProblem(rows: 64, network: SmallProblem.WithBatchNorm);
        problem.Evaluation = _ =>
        {
            afterFirst = problem.State();
            return [];
        };
        problem.BeforeStep = step =>
        {
            if (step.Epoch == 2)
                Spoil(problem);
        };

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 3, BatchSize = 16, MaxLearningRate = 0.01 });

        Assert.Equal((TrainingStop.NotFinite, 1), (history.Stop, history.KeptEpoch!.Value));
        Assert.Equal(afterFirst, problem.State());
    }

    [Fact]
    public void Fit_WeightsNotANumberAtTheEndOfAnEpoch_IsNoticed()
    {
        using var problem = new SmallProblem(rows: 16);
        var before = problem.State();
        problem.BeforeStep = step => step.LearningRate = double.NaN; // a gradient that is not finite does the same

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 3, BatchSize = 16, MaxLearningRate = 0.01 });

        Assert.Equal((TrainingStop.NotFinite, 0), (history.Stop, history.Epochs.Count));
        Assert.Null(history.KeptEpoch);
        Assert.Equal(before, problem.State());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_Cancelled_StopsBetweenStepsWithTheBestSoFar(bool returns)
    {
        using var cancellation = new CancellationTokenSource();
        double[]? best = null;
        using var problem = new SmallProblem(rows: 64);
        problem.BeforeStep = step =>
        {
            if (step.Index == 9)
                cancellation.Cancel();
        };
        problem.Evaluation = evaluation =>
        {
            best ??= problem.State();
            return [new TrainingMetric("Loss", evaluation)];
        };
        var options = new TrainingOptions { Epochs = 5, BatchSize = 16, MaxLearningRate = 0.01, CancellationToken = cancellation.Token, ReturnWhenCancelled = returns };

        if (returns)
        {
            var history = TrainingLoop.Fit(problem, options);
            Assert.Equal((TrainingStop.Cancelled, "Cancelled in epoch 3 of 5.", 10, 1), (history.Stop, history.StopMessage, history.Steps, history.KeptEpoch!.Value));
        }
        else
        {
            Assert.Equal(cancellation.Token, Assert.Throws<OperationCanceledException>(() => TrainingLoop.Fit(problem, options)).CancellationToken);
        }

        Assert.Equal(best, problem.State());
    }

    [Fact]
    public void Fit_Progress_TellsOfEachEpochAndWarning()
    {
        var reports = new List<TrainingProgress>();
        using var problem = new SmallProblem(rows: 64, validationRows: 16, network: SmallProblem.WithBatchNorm);
        var options = new TrainingOptions { Epochs = 3, BatchSize = 16, AccumulateBatches = 2, MaxLearningRate = 0.01, Progress = new Listener(reports.Add) };

        var history = TrainingLoop.Fit(problem, options);

        var ends = reports.Where(report => report.Stage == TrainingStage.EpochEnd).ToArray();
        Assert.Equal([(1, 3, 4, 4), (2, 3, 4, 4), (3, 3, 4, 4)], ends.Select(end => (end.Epoch, end.Epochs, end.Batch, end.Batches)));
        Assert.Equal(history.Epochs.Select(epoch => epoch.Loss), ends.Select(end => end.Loss));
        Assert.Equal(history.Epochs.Select(epoch => epoch.Metrics), ends.Select(end => end.Metrics));
        Assert.All(ends, end => Assert.True(end.SamplesPerSecond > 0));
        Assert.Equal(TimeSpan.Zero, ends[^1].Remaining);
        Assert.Matches(@"^Epoch 2/3: loss [\d.]+, MeanSquaredError [\d.]+, learning rate [\dE.-]+, \d+\.\d s\.$", ends[1].Message);
        Assert.Equal(history.Warnings, reports.Where(report => report.Stage == TrainingStage.Warning).Select(report => report.Message!));
    }

    [Fact]
    public void Fit_ProgressWithinAnEpoch_TellsBatchRateAndWhatIsLeft()
    {
        var reports = new List<TrainingProgress>();
        using var slow = new ManualResetEventSlim();
        using var problem = new SmallProblem(rows: 64) { BeforeStep = step => slow.Wait(step.Index == 2 ? 150 : 0) };

        TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 1, BatchSize = 8, AccumulateBatches = 2, MaxLearningRate = 0.01, Schedule = rate => new ConstantSchedule(rate), Progress = new Listener(reports.Add) });

        var within = reports.First(report => report.Stage == TrainingStage.Training);
        Assert.Equal((1, 1, 6, 8, 0.01), (within.Epoch, within.Epochs, within.Batch, within.Batches, within.LearningRate)); // 3 steps of 2 batches
        Assert.True(double.IsFinite(within.Loss));
        Assert.InRange(within.SamplesPerSecond, 1, 48 / 0.15);
        Assert.True(within.Remaining > TimeSpan.Zero);
        Assert.Null(within.Message);
    }

    private static void Spoil(SmallProblem problem)
    {
        using var noGradients = TorchSharp.torch.no_grad();
        foreach (var (_, tensor) in ModuleSnapshot.Tensors(problem.Module))
        {
            if (tensor.is_floating_point())
                tensor.fill_(double.NaN);
        }
    }
}
