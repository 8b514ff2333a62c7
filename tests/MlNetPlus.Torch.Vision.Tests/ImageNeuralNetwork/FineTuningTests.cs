using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class FineTuningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(0.01)]
    public void Fit_CancelledInTheSecondStage_GoesOnToTheSameModel(double? learningRate)
    {
        IReadOnlyList<float[]> Scores(Action<ImageNeuralNetworkOptions>? change = null)
        {
            var mlContext = new MLContext(1);
            var data = StripedPictures.Of(mlContext);
            return StripedPictures.Scores(mlContext, Trainer(mlContext, options =>
            {
                options.Training.MaxLearningRate = learningRate;
                options.Training.LearningRateFinder.Iterations = 12;
                change?.Invoke(options);
            }).Fit(data).Transform(data));
        }

        var whole = Scores();
        var checkpoint = _folder.File("state.bin");
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Scores(options =>
        {
            options.Training.CheckpointPath = checkpoint;
            options.Training.CancellationToken = source.Token;
            options.Training.Progress = new Watch(progress =>
            {
                if (progress.Stage == TrainingStage.EpochEnd && (progress.Epoch, progress.Epochs) == (2, 3))
                    source.Cancel();
            });
        }));
        Assert.True(File.Exists(checkpoint));

        Assert.Equal(whole, Scores(options => options.Training.CheckpointPath = checkpoint));
    }

    // fastai's fine_tune: the second cycle starts at a fifth of half the rate, and rises for 30 % of the steps.
    [Fact]
    public void Fit_DefaultSchedule_IsThatOfFineTune()
    {
        var mlContext = new MLContext(1);

        var stage = Trainer(mlContext).Fit(StripedPictures.Of(mlContext)).Model.Histories[1];

        var expected = new OneCycleSchedule(0.005, div: 5, percentStart: 0.3);
        Assert.Equal(12, stage.Steps);
        Assert.Equal([3, 7, 11], Enumerable.Range(0, 3).Select(epoch => Step(stage, expected, epoch)));
    }

    [Fact]
    public void Fit_ScheduleOfTheUser_IsTaken()
    {
        var mlContext = new MLContext(1);

        var stage = Trainer(mlContext, options => options.Training.Schedule = rate => new OneCycleSchedule(rate, percentStart: 0.9)).Fit(StripedPictures.Of(mlContext)).Model.Histories[1];

        Assert.Equal(7, Step(stage, new OneCycleSchedule(0.005, percentStart: 0.9), epoch: 1));
    }

    [Fact]
    public void Fit_RateThatDiverges_WarnsAndTrainsNoFurther()
    {
        var mlContext = new MLContext(1);
        var warnings = new List<string>();
        mlContext.Log += (_, log) =>
        {
            if (log.Kind == ChannelMessageKind.Warning)
                warnings.Add(log.RawMessage);
        };

        var model = Trainer(mlContext, options => options.Training.MaxLearningRate = 1e38).Fit(StripedPictures.Of(mlContext));

        Assert.Equal(TrainingStop.NotFinite, Assert.Single(model.Model.Histories).Stop);
        Assert.Contains(warnings, warning => warning.Contains("was not a finite number", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_TensorBoard_KeepsTheStagesApart()
    {
        var mlContext = new MLContext(1);

        Trainer(mlContext, options => options.Training.TensorBoardPath = _folder.File("events")).Fit(StripedPictures.Of(mlContext));

        Assert.NotEmpty(Directory.GetFiles(_folder.File("events")));
        Assert.NotEmpty(Directory.GetFiles(_folder.File("events/head")));
    }

    [Fact]
    public void Fit_HeadOnFeatures_DoesNotWarnOfBatchNorm()
    {
        var mlContext = new MLContext(1);

        var model = StripedPictures.Trainer(mlContext, change: options => (options.HeadOnly, options.Training.AccumulateBatches) = (true, 2)).Fit(StripedPictures.Of(mlContext));

        Assert.Empty(model.Model.Histories[0].Warnings);
    }

    /// <summary>The step at whose rate the epoch ended, if it is the expected one; -1 otherwise.</summary>
    private static int Step(TrainingHistory history, OneCycleSchedule expected, int epoch)
    {
        var last = (4 * (epoch + 1)) - 1;
        return Math.Abs(expected.LearningRateAt(last / (double)history.Steps) - history.Epochs[epoch].LearningRate) < 1e-12 ? last : -1;
    }

    private static ImageNeuralNetworkTrainer Trainer(MLContext mlContext, Action<ImageNeuralNetworkOptions>? change = null) => StripedPictures.Trainer(mlContext, epochs: 3, options =>
    {
        options.FreezeEpochs = 1;
        change?.Invoke(options);
    });

    private sealed class Watch(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
