using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Vision.Benchmarks;

/// <summary>What four random views cost beside plain scoring of the same 1,000 pictures: around the model, and in the model itself.</summary>
internal static class ViewsRace
{
    private const int Rounds = 3;

    public static object Measure(string folder)
    {
        var mlContext = new MLContext(1);
        var files = FashionPictures.Load(mlContext, folder, "test");
        var images = mlContext.Transforms.LoadImages("Image", null, "ImagePath").Fit(files).Transform(files);
        var model = mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(FashionTraining.Options("Image", epochs: 1)).Fit(images);
        var augmented = mlContext.Transforms.TestTimeAugmentation(model).Fit(images);
        var own = model.WithTestTimeAugmentation(new TestTimeAugmentationOptions());
        Score(model.Transform(images)); // compiles
        Score(augmented.Transform(images));
        Score(own.Transform(images));
        var timings = Timing.OfTurns(
            Rounds,
            ("plain", () => Score(model.Transform(images))),
            ("views", () => Score(augmented.Transform(images))),
            ("own", () => Score(own.Transform(images))));
        return new { timings };
    }

    private static void Score(IDataView scored)
    {
        if (scored.GetColumn<float[]>("Score").Any(scores => !float.IsFinite(scores[0])))
            throw new InvalidOperationException("A picture has no score.");
    }
}
