using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Vision.Benchmarks;

/// <summary>A whole Fit of the trainer, from PNG files to a model, against the bare loop.</summary>
internal static class FitRace
{
    private const int FirstRows = 640;

    public static object Measure(string folder, int seed)
    {
        var mlContext = new MLContext(seed);
        var training = FashionPictures.Load(mlContext, folder, "train");
        var test = FashionPictures.Load(mlContext, folder, "test");
        var trainer = mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(FashionTraining.Options("ImagePath", seed: seed));
        using var bare = new BareLoop();
        VisionBackbone network = bare.Fit(seed, FirstRows); // compiles, as does the next line
        ImageNeuralNetworkTransformer model = trainer.Fit(mlContext.Data.TakeRows(training, FirstRows));

        var timings = Timing.OfTurns(1, ("bare", () => network = bare.Fit(seed)), ("fit", () => model = trainer.Fit(training)));

        var pictures = FashionTraining.Epochs * training.GetColumn<string>("ImagePath").Count();
        return new { pictures, timings, bareAccuracy = bare.Accuracy(network), accuracy = mlContext.MulticlassClassification.Evaluate(model.Transform(test)).MicroAccuracy };
    }
}
