using Microsoft.ML;

namespace FashionMnist;

/// <summary>What the second process does.</summary>
internal static class OnePicture
{
    #region predict
    public static void Predict(string modelPath, string picturePath)
    {
        var mlContext = new MLContext();
        var model = mlContext.Model.LoadFile(modelPath, out _);
        using var engine = mlContext.Model.CreatePredictionEngine<Input, Output>(model);
        var output = engine.Predict(new Input { ImagePath = picturePath });
        Console.WriteLine(FormattableString.Invariant($"  {picturePath}: {output.PredictedClass}, probability {output.Score.Max():0.00}, spread over the views {output.ScoreSpread:0.000}"));
    }

    private sealed class Input
    {
        public string ImagePath { get; set; } = "";

        public string Label { get; set; } = "";
    }

    private sealed class Output
    {
        public string PredictedClass { get; set; } = "";

        public float[] Score { get; set; } = [];

        public float ScoreSpread { get; set; }
    }
    #endregion
}
