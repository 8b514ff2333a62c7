using TorchSharp;

namespace MlNetPlus.Torch.Tests;

[Collection(TorchCollection.Name)]
public sealed class TrainingLoopTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Fit_LearnableProblem_Learns()
    {
        using var problem = new SmallProblem(rows: 400, validationRows: 100);
        var before = problem.ValidationError();

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 40, BatchSize = 32, MaxLearningRate = 0.03 });

        Assert.True(problem.ValidationError() < before / 10, $"{before} became {problem.ValidationError()}.");
        Assert.Equal(TrainingStop.Completed, history.Stop);
        Assert.Equal("All 40 epochs are done.", history.StopMessage);
        Assert.Equal(Enumerable.Range(1, 40), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.False(problem.Module.training);
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameWeightsAlsoWithDropout()
    {
        Assert.Equal(StateAfter(seed: 1), StateAfter(seed: 1));
        Assert.NotEqual(StateAfter(seed: 1), StateAfter(seed: 2));
    }

    [Fact]
    public void Fit_AnyProblem_LeavesTheRandomNumbersOfTheProcess()
    {
        using var problem = new SmallProblem(network: SmallProblem.WithDropout);
        using var before = torch.get_rng_state();

        TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 2, Seed = 4 });

        using var after = torch.get_rng_state();
        Assert.Equal(before.bytes.ToArray(), after.bytes.ToArray());
    }

    [Fact]
    public void Fit_ProblemThrows_LeavesTheRandomNumbersOfTheProcess()
    {
        using var problem = new SmallProblem { BeforeStep = _ => throw new InvalidTimeZoneException() };
        using var before = torch.get_rng_state();

        Assert.Throws<InvalidTimeZoneException>(() => TrainingLoop.Fit(problem, new TrainingOptions { MaxLearningRate = 0.01 }));

        using var after = torch.get_rng_state();
        Assert.Equal(before.bytes.ToArray(), after.bytes.ToArray());
    }

    [Fact]
    public void Fit_EverythingOn_LeavesNoTensorBehind()
    {
        using var problem = new SmallProblem(rows: 100, validationRows: 20, network: SmallProblem.WithBatchNorm) { Weights = new float[100].Select((_, i) => 1f + (i % 3)).ToArray() };
        var options = new TrainingOptions
        {
            Epochs = 3,
            BatchSize = 8,
            AccumulateBatches = 2,
            AverageDecay = 0.9,
            GradientClipNorm = 1,
            EarlyStopping = new EarlyStoppingOptions(),
            CheckpointPath = _temporary.File("a.checkpoint"),
        };
        TrainingLoop.Fit(problem, options);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (var i = 0; i < 3; i++)
            TrainingLoop.Fit(problem, options);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData("not finite")]
    [InlineData("cancelled")]
    [InlineData("throws")]
    [InlineData("out of memory")]
    [InlineData("resumed")]
    public void Fit_EndsInAnotherWay_LeavesNoTensorBehind(string how)
    {
        using var problem = new SmallProblem(rows: 64, validationRows: 16);
        void Run() => RunToAnEnd(problem, how, _temporary.File(how + ".checkpoint"));
        Run();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Run();
        Run();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Find_ACurve_LeavesNoTensorBehind()
    {
        using var problem = new SmallProblem();
        LearningRateFinder.Find(problem);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        LearningRateFinder.Find(problem);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Fit_GroupWithFactorZero_StandsStillWhileTheOthersMove()
    {
        using var problem = new SmallProblem();
        var layers = problem.Module.children().Where(layer => layer.parameters().Any()).ToArray();
        problem.Groups = [.. ParameterGroup.Of(layers[0], "body", learningRateFactor: 0), .. ParameterGroup.Of(layers[1], "head")];
        var before = problem.State();

        TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 2, MaxLearningRate = 0.01 });

        Assert.Equal(before[..40], problem.State()[..40]); // 8 × 4 weights and 8 biases
        Assert.NotEqual(before[40..], problem.State()[40..]);
    }

    [Fact]
    public void Fit_FrozenThenUnfrozen_TrainsTheBodyOnlyInTheSecond()
    {
        using var problem = new SmallProblem();
        var body = problem.Module.children().First();
        var options = new TrainingOptions { Epochs = 1, MaxLearningRate = 0.01 };
        var before = problem.State()[..40];

        LayerFreezing.Freeze(body);
        TrainingLoop.Fit(problem, options);
        var afterFirst = problem.State()[..40];
        LayerFreezing.Unfreeze(body);
        TrainingLoop.Fit(problem, options);

        Assert.Equal(before, afterFirst);
        Assert.NotEqual(before, problem.State()[..40]);
    }

    [Fact]
    public void Fit_BalancedWeights_MoveTheScoresOfTheRareClass()
    {
        // The inputs say nothing, so the network learns the shares of the classes: 1 in 10, or with balanced weights a half.
        Assert.InRange(ProbabilityOfTheRareClass(balanced: false), 0.05, 0.15);
        Assert.InRange(ProbabilityOfTheRareClass(balanced: true), 0.45, 0.55);
    }

    [Fact]
    public void Fit_InsideADisposeScope_LeavesTheNetworkAlive()
    {
        using var problem = new SmallProblem(validationRows: 10);
        using (torch.NewDisposeScope())
            TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 1, AverageDecay = 0.5 });

        Assert.All(problem.State(), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Fit_BestEpochInTheMiddle_KeepsItsWeights()
    {
        double[] values = [0.5, 0.2, 0.4, 0.2, 0.9];
        Assert.Equal(2, KeptWith(WeightsToKeep.Best, values));
        Assert.Equal(4, KeptWith(WeightsToKeep.LastBest, values));
        Assert.Equal(5, KeptWith(WeightsToKeep.Last, values));
    }

    [Fact]
    public void Fit_NoImprovement_StopsEarlyWithTheBestWeights()
    {
        var states = new List<double[]>();
        using var problem = new SmallProblem();
        problem.Evaluation = evaluation =>
        {
            states.Add(problem.State());
            return [new TrainingMetric("Accuracy", evaluation == 2 ? 0.9 : 0.5, HigherIsBetter: true)];
        };

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 50, MaxLearningRate = 0.01, EarlyStopping = new EarlyStoppingOptions { Patience = 3 } });

        Assert.Equal((TrainingStop.EarlyStopping, 5, 2, 2), (history.Stop, history.Epochs.Count, history.BestEpoch!.Value, history.KeptEpoch!.Value));
        Assert.Equal("No improvement in 3 epochs. The best was epoch 2, with 0.9.", history.StopMessage);
        Assert.Equal(states[1], problem.State());
    }

    [Fact]
    public void Fit_EarlyStoppingWithoutEvaluation_Warns()
    {
        using var problem = new SmallProblem();

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 2, MaxLearningRate = 0.01, EarlyStopping = new EarlyStoppingOptions() });

        Assert.Equal("EarlyStopping has no effect: SmallProblem evaluates nothing.", Assert.Single(history.Warnings));
    }

    [Fact]
    public void Fit_Average_IsEvaluatedAndKept()
    {
        // Steps 0, 1, 2 with decays min(0.15, (1 + t)/(10 + t)) = 0.1, 0.15, 0.15.
        var raw = new List<double[]>();
        using var problem = new SmallProblem(rows: 8);
        problem.BeforeStep = _ => raw.Add(problem.State());
        double[]? evaluated = null;
        problem.Evaluation = _ =>
        {
            evaluated = problem.State();
            return [];
        };

        TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 3, BatchSize = 8, AverageDecay = 0.15, MaxLearningRate = 0.05 });
        using var plain = new SmallProblem(rows: 8);
        TrainingLoop.Fit(plain, new TrainingOptions { Epochs = 3, BatchSize = 8, MaxLearningRate = 0.05 });

        double[] expected = raw[0];
        foreach (var (state, decay) in new[] { (raw[1], 0.1), (raw[2], 0.15), (plain.State(), 0.15) })
            expected = [.. expected.Zip(state, (average, now) => (decay * average) + ((1 - decay) * now))];
        Assert.Equal(expected, problem.State(), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(problem.State(), evaluated);
    }

    [Fact]
    public void Fit_StepHook_SetsTheRatesOfThatStepAlone()
    {
        using var problem = new SmallProblem(rows: 8) { BeforeStep = step => step.LearningRate = 0 };
        var before = problem.State();
        var options = new TrainingOptions { Epochs = 4, BatchSize = 8, MaxLearningRate = 0.1 };

        TrainingLoop.Fit(problem, options);
        var afterStanding = problem.State();
        problem.BeforeStep = step => step.LearningRate = step.Index == 3 ? 0 : step.LearningRate;
        TrainingLoop.Fit(problem, options);

        Assert.Equal(before, afterStanding);
        Assert.NotEqual(before, problem.State());
    }

    [Fact]
    public void Fit_StepAsksToStop_Stops()
    {
        using var problem = new SmallProblem(rows: 64) { BeforeStep = step => { if (step.Index == 5) step.RequestStop("Enough."); } };

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 3, BatchSize = 16, MaxLearningRate = 0.01 });

        Assert.Equal((TrainingStop.Requested, "Enough.", 5, 1), (history.Stop, history.StopMessage, history.Steps, history.Epochs.Count));
    }

    [Theory]
    [InlineData(0, "SmallProblem has 0 training rows; expected 1 or more. Check the data, and the fraction kept for validation.")]
    [InlineData(1, "SmallProblem has 1 training row, and its network has BatchNorm, which needs 2 rows in a batch.")]
    public void Fit_TooFewRows_SaysSo(int rows, string expected)
    {
        using var problem = new SmallProblem(rows, network: SmallProblem.WithBatchNorm);

        Assert.Equal(expected, Assert.Throws<InvalidOperationException>(() => TrainingLoop.Fit(problem)).Message);
    }

    [Theory]
    [InlineData(new[] { 1f }, "SmallProblem has 1 row weights for 2 training rows; expected as many.")]
    [InlineData(new[] { 1f, -1f }, "SmallProblem has a row weight that is negative or not a finite number. Remove such rows.")]
    [InlineData(new[] { 0f, 0f }, "SmallProblem has no row weight above 0, so there is nothing to learn from.")]
    public void Fit_BadWeights_SaysSo(float[] weights, string expected)
    {
        using var problem = new SmallProblem(rows: 2) { Weights = weights };

        Assert.Equal(expected, Assert.Throws<InvalidOperationException>(() => TrainingLoop.Fit(problem)).Message);
    }

    [Fact]
    public void Fit_AllFrozen_SaysSo()
    {
        using var problem = new SmallProblem();
        LayerFreezing.Freeze(problem.Module);

        var exception = Assert.Throws<InvalidOperationException>(() => TrainingLoop.Fit(problem, new TrainingOptions { MaxLearningRate = 0.1 }));

        Assert.Equal("SmallProblem has no parameter that requires a gradient, so there is nothing to train.", exception.Message);
    }

    [Fact]
    public void Fit_LossesReduced_SaysWhatWasExpected()
    {
        using var problem = new SmallProblem(rows: 8) { Reduced = true };

        var exception = Assert.Throws<InvalidOperationException>(() => TrainingLoop.Fit(problem, new TrainingOptions { MaxLearningRate = 0.1 }));

        Assert.Equal("SmallProblem.Losses gave a tensor of shape () for 8 rows; expected shape (8): one loss a row, not reduced.", exception.Message);
    }

    [Fact]
    public void Fit_MacDeviceElsewhere_SaysSo()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "This machine may have the device.");
        using var problem = new SmallProblem();

        var exception = Assert.Throws<InvalidOperationException>(() => TrainingLoop.Fit(problem, new TrainingOptions { Device = "mps" }));

        Assert.Equal("Device is 'mps', which only Macs with Apple silicon have. Set Device to auto or cpu.", exception.Message);
    }

    [Fact]
    public void Fit_NoSuchDevice_SaysWhatThereIs()
    {
        using var problem = new SmallProblem();

        var exception = Assert.Throws<InvalidOperationException>(() => TrainingLoop.Fit(problem, new TrainingOptions { Device = "cuda:97" }));

        Assert.StartsWith("Device is 'cuda:97', but torch sees ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_TensorBoardPath_WritesEvents()
    {
        using var problem = new SmallProblem(validationRows: 10);

        TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 2, MaxLearningRate = 0.01, TensorBoardPath = _temporary.Path });

        var events = File.ReadAllText(Assert.Single(Directory.GetFiles(_temporary.Path, "events.out.tfevents.*")));
        Assert.All(["train/loss", "train/learning rate", "validation/MeanSquaredError"], tag => Assert.Contains(tag, events, StringComparison.Ordinal));
    }

    private static void RunToAnEnd(SmallProblem problem, string how, string checkpoint)
    {
        using var cancellation = new CancellationTokenSource();
        var options = new TrainingOptions { Epochs = 3, BatchSize = 16, MaxLearningRate = 0.01, AverageDecay = 0.9, GradientClipNorm = 1, ReturnWhenCancelled = true, CancellationToken = cancellation.Token };
        problem.BadRow = how == "not finite" ? 5 : null;
        problem.LargestBatch = how == "out of memory" ? 4 : int.MaxValue;
        options.CheckpointPath = how == "resumed" ? checkpoint : null;
        problem.BeforeStep = step =>
        {
            if (how == "cancelled" && step.Index == 5)
                cancellation.Cancel();
            if (how is "throws" or "resumed" && step.Index == 5)
                throw new InvalidTimeZoneException();
        };
        var exception = Record.Exception(() => TrainingLoop.Fit(problem, options));
        Assert.Equal(how is "throws" or "resumed" or "out of memory", exception is InvalidTimeZoneException or InvalidOperationException);
        if (how != "resumed")
            return;
        problem.BeforeStep = null;
        Assert.Equal(1, TrainingLoop.Fit(problem, options).ResumedAfterEpoch);
    }

    private static double ProbabilityOfTheRareClass(bool balanced)
    {
        using var problem = new SameInputs([.. Enumerable.Range(0, 100).Select(row => row % 10 == 0 ? 1L : 0L)], balanced);
        TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 100, BatchSize = 25, MaxLearningRate = 0.1, Device = "cpu" });
        using var probability = problem.Logit.sigmoid();
        return probability.ToDouble();
    }

    private static double[] StateAfter(int seed)
    {
        using var problem = new SmallProblem(network: SmallProblem.WithDropout);
        TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 3, BatchSize = 16, MaxLearningRate = 0.02, Seed = seed });
        return problem.State();
    }

    private static int KeptWith(WeightsToKeep keep, double[] values)
    {
        var states = new List<double[]>();
        using var problem = new SmallProblem();
        problem.Evaluation = evaluation =>
        {
            states.Add(problem.State());
            return [new TrainingMetric("Loss", values[evaluation - 1])];
        };

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = values.Length, MaxLearningRate = 0.01, Keep = keep });

        Assert.Equal(states[history.KeptEpoch!.Value - 1], problem.State());
        return history.KeptEpoch.Value;
    }
}
