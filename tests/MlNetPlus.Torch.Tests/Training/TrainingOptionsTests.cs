namespace MlNetPlus.Torch.Tests;

public sealed class TrainingOptionsTests
{
    [Fact]
    public void Defaults_AreFastaisWhereItHasThem()
    {
        var options = new TrainingOptions();

        Assert.Equal(10, options.Epochs);
        Assert.Null(options.BatchSize);
        Assert.Equal(1, options.AccumulateBatches);
        Assert.False(options.DropLastBatch);
        Assert.Null(options.MaxLearningRate);
        Assert.Equal(1e-3, Assert.IsType<OneCycleSchedule>(options.Schedule(1e-3)).MaxLearningRate);
        Assert.Equal((1e-7, 10.0, 100, true), (options.LearningRateFinder.StartLearningRate, options.LearningRateFinder.EndLearningRate, options.LearningRateFinder.Iterations, options.LearningRateFinder.StopOnDivergence));
        Assert.Equal((0.9, 0.99, 1e-5, true), (options.Optimizer.Momentum, options.Optimizer.SquaredMomentum, options.Optimizer.Epsilon, options.Optimizer.DecoupledWeightDecay));
        Assert.Equal(0.01, options.WeightDecay);
        Assert.Null(options.GradientClipNorm);
        Assert.Equal(0, options.LabelSmoothing);
        Assert.Null(options.AverageDecay);
        Assert.Null(options.Seed);
        Assert.Equal("auto", options.Device);
        Assert.Equal(0.2, options.ValidationFraction);
        Assert.Null(options.EarlyStopping);
        Assert.Equal((10, 0.0), (new EarlyStoppingOptions().Patience, new EarlyStoppingOptions().MinimumImprovement));
        Assert.Equal(WeightsToKeep.Best, options.Keep);
        Assert.Null(options.CheckpointPath);
        Assert.Null(options.TensorBoardPath);
        Assert.Null(options.Progress);
        Assert.False(options.ReturnWhenCancelled);
    }

    [Fact]
    public void ValidatedCopy_AllWrong_NamesEachFault()
    {
        var options = new TrainingOptions
        {
            Epochs = 0,
            BatchSize = 0,
            AccumulateBatches = -1,
            MaxLearningRate = 0,
            Schedule = null!,
            WeightDecay = -0.1,
            GradientClipNorm = double.NaN,
            LabelSmoothing = 1,
            AverageDecay = 1,
            ValidationFraction = 1.5,
            Device = "gpu",
            Keep = (WeightsToKeep)9,
            CheckpointPath = "",
            TensorBoardPath = "",
            Optimizer = new AdamOptions { Momentum = 1, SquaredMomentum = -1, Epsilon = 0 },
            LearningRateFinder = new LearningRateFinderOptions { StartLearningRate = 2, EndLearningRate = 1, Iterations = 5 },
            EarlyStopping = new EarlyStoppingOptions { Patience = 0, MinimumImprovement = -1 },
        };

        var exception = Assert.Throws<ArgumentException>(options.ValidatedCopy);

        Assert.Equal(
            """
            TrainingOptions has 21 faults:
            - Epochs is 0; expected 1 or more.
            - BatchSize is 0; expected 1 or more, or null for automatic.
            - AccumulateBatches is -1; expected 1 or more.
            - MaxLearningRate is 0; expected a number above 0, or null to search for one.
            - WeightDecay is -0.1; expected 0 or more.
            - GradientClipNorm is NaN; expected a number above 0, or null for none.
            - LabelSmoothing is 1; expected from 0 to below 1.
            - AverageDecay is 1; expected from 0 to below 1, or null for none.
            - ValidationFraction is 1.5; expected from 0 to below 1.
            - Schedule is null; expected a function from a learning rate to a schedule.
            - Device is 'gpu'; expected auto, cpu, mps, cuda or cuda:N.
            - Keep is 9; expected Best, LastBest or Last.
            - CheckpointPath is an empty text; expected a file path, or null for none.
            - TensorBoardPath is an empty text; expected a folder path, or null for none.
            - Optimizer.Momentum is 1; expected from 0 to below 1.
            - Optimizer.SquaredMomentum is -1; expected from 0 to below 1.
            - Optimizer.Epsilon is 0; expected a number above 0.
            - LearningRateFinder.EndLearningRate is 1; expected a number above StartLearningRate.
            - LearningRateFinder.Iterations is 5; expected 6 or more.
            - EarlyStopping.Patience is 0; expected 1 or more.
            - EarlyStopping.MinimumImprovement is -1; expected 0 or more.
            """,
            exception.Message);
    }

    [Fact]
    public void ValidatedCopy_OptionsChangedAfterwards_StaysAsItWas()
    {
        var options = new TrainingOptions { EarlyStopping = new EarlyStoppingOptions() };
        var copy = options.ValidatedCopy();

        options.Epochs = 99;
        options.Optimizer.Momentum = 0.5;
        options.LearningRateFinder.Iterations = 7;
        options.EarlyStopping.Patience = 1;

        Assert.Equal((10, 0.9, 100, 10), (copy.Epochs, copy.Optimizer.Momentum, copy.LearningRateFinder.Iterations, copy.EarlyStopping!.Patience));
    }

    [Theory]
    [InlineData("auto", true)]
    [InlineData("cpu", true)]
    [InlineData("mps", true)]
    [InlineData("cuda", true)]
    [InlineData("cuda:12", true)]
    [InlineData("cuda:", false)]
    [InlineData("cuda:-1", false)]
    [InlineData("CPU", false)]
    [InlineData(null, false)]
    public void IsWellFormed_DeviceNames_AreToldApart(string? name, bool expected) => Assert.Equal(expected, TrainingDevice.IsWellFormed(name));
}
