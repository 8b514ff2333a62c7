using Microsoft.ML;
using Microsoft.ML.Data;

namespace FashionMnist;

/// <summary>How well pictures were scored.</summary>
/// <param name="IsRight">Whether the class predicted is the one given, of each.</param>
/// <param name="LogLoss">The mean natural log-loss.</param>
internal sealed record ScoredPictures(bool[] IsRight, double LogLoss)
{
    public double Accuracy => IsRight.Average(right => right ? 1 : 0);

    /// <summary>Reads the label, and the columns of a prediction.</summary>
    public static ScoredPictures Of(IDataView scored, string label = "Label", string score = "Score", string predictedLabel = "PredictedLabel")
    {
        var (given, predicted) = (scored.GetColumn<uint>(label).ToArray(), scored.GetColumn<uint>(predictedLabel).ToArray());
        var losses = scored.GetColumn<float[]>(score).Zip(given, (probabilities, key) => -Math.Log(Math.Max(probabilities[key - 1], 1e-15)));
        return new([.. given.Zip(predicted, (a, b) => a == b)], losses.Average());
    }
}
