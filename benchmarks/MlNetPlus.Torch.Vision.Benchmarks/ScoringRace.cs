using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Vision.Benchmarks;

/// <summary>Scoring through a cursor, which looks ahead, against row by row through a PredictionEngine.</summary>
internal static class ScoringRace
{
    private const int Rounds = 3;

    public static object Measure(string folder)
    {
        var mlContext = new MLContext(1);
        var files = FashionPictures.Load(mlContext, folder, "test");
        var paths = files.GetColumn<string>("ImagePath").ToArray();
        var model = mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(FashionTraining.Options("ImagePath", epochs: 1)).Fit(files);
        using var engine = mlContext.Model.CreatePredictionEngine<PictureRow, Prediction>(model);
        var (batched, single) = (Batched(model, files), Single(engine, paths)); // compiles
        var timings = Timing.OfTurns(
            Rounds,
            ("batched", () => batched = Batched(model, files)),
            ("single", () => single = Single(engine, paths)));
        if (Math.Abs(batched - single) > 1e-2)
            throw new InvalidOperationException($"The scores differ: {batched} and {single}.");
        return new { pictures = paths.Length, timings };
    }

    private static double Batched(ITransformer model, IDataView files) => model.Transform(files).GetColumn<float[]>("Score").Sum(scores => scores[0]);

    private static double Single(PredictionEngine<PictureRow, Prediction> engine, string[] paths) =>
        paths.Sum(path => engine.Predict(new PictureRow { ImagePath = path }).Score[0]);

    private sealed class PictureRow
    {
        public string ImagePath { get; set; } = "";
    }

    private sealed class Prediction
    {
        public float[] Score { get; set; } = [];
    }
}
