using Microsoft.ML;
using MlNetPlus.Testing;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class ImageNeuralNetworkTrainerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    [ContractTestOf(typeof(ImageNeuralNetworkTrainer))]
    public void Check_SmallNetwork_KeepsEveryPromise()
    {
        var data = StripedPictures.Of(_mlContext);
        var options = new EstimatorContractOptions { TrainingColumns = { "Label" }, SingleTolerance = 1e-5 };
        options.InvalidInputs.Add(new InvalidInput(_mlContext.Transforms.SelectColumns("Label").Fit(data).Transform(data), "Column 'Image'"));

        EstimatorContract.Check(_mlContext, StripedPictures.Trainer(_mlContext, epochs: 1), data, options);
    }

    [Fact]
    public void Fit_Stripes_TellsThemApart()
    {
        var model = StripedPictures.Trainer(_mlContext, epochs: 12).Fit(StripedPictures.Of(_mlContext, StripedPictures.Rows(90)));

        var metrics = _mlContext.MulticlassClassification.Evaluate(model.Transform(StripedPictures.Of(_mlContext, StripedPictures.Rows(30, seed: 2))));

        Assert.True(metrics.MicroAccuracy > 0.9, $"accuracy {metrics.MicroAccuracy}");
    }

    [Fact]
    public void Load_WithoutRegistration_GivesTheSameScores()
    {
        var data = StripedPictures.Of(_mlContext);
        var model = StripedPictures.Trainer(_mlContext).Fit(data);
        using var file = new MemoryStream();
        _mlContext.Model.Save(model, data.Schema, file);

        var loaded = new MLContext().Model.Load(file, out _);

        Assert.Equal(StripedPictures.Scores(_mlContext, model.Transform(data)), StripedPictures.Scores(_mlContext, loaded.Transform(data)));
    }

    [Fact]
    public void Fit_SameSeedTwice_GivesTheSameScores()
    {
        var data = StripedPictures.Of(_mlContext);
        IReadOnlyList<float[]> Fitted(int seed) => StripedPictures.Scores(_mlContext, StripedPictures.Trainer(new MLContext(seed), change: options =>
        {
            options.Augmentation = new();
            options.MixUp = 0.4;
            options.DropRate = 0.2;
        }).Fit(data).Transform(data));

        Assert.Equal(Fitted(3), Fitted(3));
        Assert.NotEqual(Fitted(3), Fitted(4));
    }

    [Fact]
    public void Fit_AccumulatedBatches_EqualOneBatch()
    {
        var data = StripedPictures.Of(_mlContext, StripedPictures.Rows(72));
        IReadOnlyList<float[]> Fitted(int batch, int accumulate) => StripedPictures.Scores(_mlContext, StripedPictures.Trainer(new MLContext(1), 1, options =>
        {
            options.Backbone = "convnext_atto";
            options.ImageSize = 32;
            options.Training.BatchSize = batch;
            options.Training.AccumulateBatches = accumulate;
            options.Training.MaxLearningRate = 1e-3;
            options.Training.ValidationFraction = 0;
        }).Fit(data).Transform(data));

        var parts = Fitted(8, 8).SelectMany(scores => scores).ToArray();
        var whole = Fitted(64, 1).SelectMany(scores => scores).ToArray();

        Assert.All(parts.Zip(whole), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-4));
    }

    [Fact]
    public void Fit_FreezeEpochs_TrainsTheHeadFirst()
    {
        var model = StripedPictures.Trainer(_mlContext, epochs: 2, options => options.FreezeEpochs = 1).Fit(StripedPictures.Of(_mlContext));

        Assert.Equal([1, 2], model.Model.Histories.Select(history => history.Epochs.Count));
        Assert.Equal([0.01, 0.005], model.Model.Histories.Select(history => history.MaxLearningRate));
    }

    [Fact]
    public void FindLearningRate_Stripes_GivesACurve()
    {
        var curve = StripedPictures.Trainer(_mlContext, change: options => options.Training.LearningRateFinder.Iterations = 12).FindLearningRate(StripedPictures.Of(_mlContext));

        Assert.NotEmpty(curve.LearningRates);
    }

    [Fact]
    public void Transform_UndecodablePicture_HasNoScore()
    {
        var model = StripedPictures.Trainer(_mlContext).Fit(StripedPictures.Of(_mlContext));
        var rows = StripedPictures.Rows(3);
        rows[1].Image = [1, 2, 3];

        var scored = _mlContext.Data.CreateEnumerable<StripedPictures.Scored>(model.Transform(StripedPictures.Of(_mlContext, rows)), reuseRowObject: false).ToArray();

        Assert.Equal(0u, scored[1].PredictedLabel);
        Assert.All(scored[1].Score, score => Assert.True(float.IsNaN(score)));
        Assert.All(scored[2].Score, score => Assert.True(float.IsFinite(score)));
    }
}
