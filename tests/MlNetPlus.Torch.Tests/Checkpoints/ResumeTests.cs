using System.Diagnostics;

namespace MlNetPlus.Torch.Tests;

[Collection(TorchCollection.Name)]
public sealed class ResumeTests : IDisposable
{
    private const string PathVariable = "MLNETPLUS_TEST_CHECKPOINT";

    private readonly TemporaryFolder _temporary = new();

    private string Checkpoint => _temporary.File("training.checkpoint");

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(17)] // within the second epoch
    [InlineData(40)]
    public void Fit_Interrupted_EndsWithTheWeightsOfAnUndisturbedRun(int stepOfFailure)
    {
        var expected = Undisturbed();

        Interrupt(stepOfFailure);
        using var resumed = Problem();
        var history = TrainingLoop.Fit(resumed, Options(Checkpoint));

        Assert.Equal(expected.State, resumed.State());
        Assert.Equal(stepOfFailure / 13 is var epoch && epoch > 0 ? epoch : null, history.ResumedAfterEpoch);
        Assert.Equal(expected.History.Epochs.Select(e => (e.Epoch, e.Loss, e.LearningRate)), history.Epochs.Select(e => (e.Epoch, e.Loss, e.LearningRate)));
        Assert.Equal(expected.History.BestEpoch, history.BestEpoch);
        Assert.Equal(expected.History.Steps, history.Steps);
        Assert.Empty(Directory.GetFiles(_temporary.Path)); // it ended by itself
    }

    [Fact]
    public void Fit_InterruptedAfterASearch_GoesOnWithItsRate()
    {
        using var whole = Problem();
        var options = Options(null);
        options.MaxLearningRate = null;
        var expected = TrainingLoop.Fit(whole, options);

        options.CheckpointPath = Checkpoint;
        using (var failing = Problem())
        {
            failing.BeforeStep = step => Assert.False(step.Count == 52 && step.Index == 20, "interrupted");
            Assert.ThrowsAny<Exception>(() => TrainingLoop.Fit(failing, options));
        }

        using var resumed = Problem();
        var history = TrainingLoop.Fit(resumed, options);

        Assert.Equal(expected.MaxLearningRate, history.MaxLearningRate);
        Assert.Equal(expected.LearningRateCurve!.SmoothedLosses, history.LearningRateCurve!.SmoothedLosses);
        Assert.Equal(whole.State(), resumed.State());
    }

    [Fact]
    public void Fit_CheckpointDamaged_GoesOnFromTheOneBefore()
    {
        var expected = Undisturbed();
        Interrupt(30);
        Damage(Checkpoint);

        using var resumed = Problem();
        var history = TrainingLoop.Fit(resumed, Options(Checkpoint));

        Assert.Equal(1, history.ResumedAfterEpoch);
        Assert.Equal(expected.State, resumed.State());
        Assert.Equal(
            $"The checkpoint '{Checkpoint}' is damaged: its content does not have the hash at its end. Delete it to start the training anew. The one before it, after epoch 1, is used.",
            Assert.Single(history.Warnings));
    }

    [Fact]
    public void Fit_OnlyTheOneBeforeIsThere_GoesOnFromIt()
    {
        Interrupt(30);
        File.Delete(Checkpoint);
        using var resumed = Problem();

        Assert.Equal(1, TrainingLoop.Fit(resumed, Options(Checkpoint)).ResumedAfterEpoch);
    }

    [Fact]
    public void Fit_BothDamaged_IsRefused()
    {
        Interrupt(30);
        Damage(Checkpoint);
        Damage(CheckpointFile.PreviousOf(Checkpoint));
        using var resumed = Problem();
        var before = resumed.State();

        Assert.Throws<InvalidDataException>(() => TrainingLoop.Fit(resumed, Options(Checkpoint)));

        Assert.Equal(before, resumed.State());
    }

    [Fact]
    public void Fit_CheckpointOfAnotherTraining_IsRefusedWithTheDifferences()
    {
        Interrupt(30);
        using var other = new SmallProblem(rows: 99);
        var options = Options(Checkpoint);
        options.WeightDecay = 0.5;

        var exception = Assert.Throws<InvalidOperationException>(() => TrainingLoop.Fit(other, options));

        Assert.Contains("There: training rows = 100; ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Here: training rows = 99; WeightDecay = 0.5; ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_Cancelled_CanBeGoneOnWith()
    {
        var expected = Undisturbed();
        using var cancellation = new CancellationTokenSource();
        using var cancelled = Problem();
        cancelled.BeforeStep = step =>
        {
            if (step.Index == 30)
                cancellation.Cancel();
        };
        var options = Options(Checkpoint);
        options.CancellationToken = cancellation.Token;
        Assert.Throws<OperationCanceledException>(() => TrainingLoop.Fit(cancelled, options));

        using var resumed = Problem();
        TrainingLoop.Fit(resumed, Options(Checkpoint));

        Assert.Equal(expected.State, resumed.State());
    }

    [Fact]
    public void Fit_BatchHalvedBeforeTheInterruption_StaysHalved()
    {
        var options = new TrainingOptions { Epochs = 3, MaxLearningRate = 0.02, CheckpointPath = Checkpoint, Device = "cpu" };
        using (var failing = new SmallProblem(rows: 128) { LargestBatch = 40, BeforeStep = step => Assert.False(step.Index == 3, "interrupted") })
            Assert.ThrowsAny<Exception>(() => TrainingLoop.Fit(failing, options));

        using var resumed = new SmallProblem(rows: 128) { LargestBatch = 40 };
        var history = TrainingLoop.Fit(resumed, options);

        Assert.Equal((32, 2), (history.BatchSize, history.AccumulateBatches));
        Assert.All(resumed.Batches, batch => Assert.Equal(32, batch.Length));
    }

    [Fact]
    public async Task Fit_ProcessKilled_EndsWithTheWeightsOfAnUndisturbedRun()
    {
        var expected = Undisturbed();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["--filter-method", $"*{nameof(Child_TrainsSlowly)}", "--explicit", "only"])
        {
            RedirectStandardOutput = true,
            Environment = { [PathVariable] = Checkpoint },
        };

        using (var child = Process.Start(start)!)
        {
            var output = child.StandardOutput.ReadToEndAsync();
            while (!File.Exists(CheckpointFile.PreviousOf(Checkpoint)) && !child.HasExited)
                await Task.Delay(5);
            child.Kill(); // SIGKILL, as kill -9
            await child.WaitForExitAsync();
            Assert.True(File.Exists(Checkpoint) || File.Exists(CheckpointFile.PreviousOf(Checkpoint)), await output);
        }

        using var resumed = Problem();
        var history = TrainingLoop.Fit(resumed, Options(Checkpoint));

        Assert.InRange(history.ResumedAfterEpoch!.Value, 1, 3);
        Assert.Equal(expected.State, resumed.State());
        Assert.Equal(expected.History.Epochs.Select(e => e.Loss), history.Epochs.Select(e => e.Loss));
    }

    /// <summary>Runs in the child process of the test above, and is killed there.</summary>
    [Fact(Explicit = true)]
    public void Child_TrainsSlowly()
    {
        using var problem = Problem();
        using var never = new ManualResetEventSlim();
        problem.BeforeStep = step => never.Wait(step.Index < 27 ? 0 : 200);
        var history = TrainingLoop.Fit(problem, Options(Environment.GetEnvironmentVariable(PathVariable)));
        Assert.Null(history.ResumedAfterEpoch);
    }

    private static SmallProblem Problem() => new(rows: 100, validationRows: 20, network: SmallProblem.WithDropout);

    // 13 steps an epoch.
    private static TrainingOptions Options(string? path) => new()
    {
        Epochs = 4,
        BatchSize = 4,
        AccumulateBatches = 2,
        MaxLearningRate = 0.02,
        AverageDecay = 0.9,
        Seed = 11,
        Device = "cpu",
        CheckpointPath = path,
    };

    private static (double[] State, TrainingHistory History) Undisturbed()
    {
        using var problem = Problem();
        var history = TrainingLoop.Fit(problem, Options(null));
        return (problem.State(), history);
    }

    private void Interrupt(int step)
    {
        using var problem = Problem();
        problem.BeforeStep = at =>
        {
            if (at.Index == step)
                throw new InvalidTimeZoneException();
        };
        Assert.Throws<InvalidTimeZoneException>(() => TrainingLoop.Fit(problem, Options(Checkpoint)));
    }

    private static void Damage(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }
}
