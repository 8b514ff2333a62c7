namespace MlNetPlus.Comparison;

/// <summary>Scored test rows, as the metrics' formulas want them.</summary>
/// <param name="Truth">The truth: 0 or 1, a class index, or the number.</param>
/// <param name="Predicted">The prediction, in the same terms.</param>
/// <param name="Scores">Row by row: the positive class's probability, the classes' probabilities, or the number.</param>
/// <param name="ClassCount">Number of classes; 0 for regression.</param>
/// <param name="LabelVariance">Variance of the label over all rows of the data; 0 for classes.</param>
internal sealed record ScoredRows(float[] Truth, float[] Predicted, float[] Scores, int ClassCount, double LabelVariance)
{
    /// <summary>The scored rows of a fold.</summary>
    public static ScoredRows Of(FoldPredictions predictions, Labels labels) =>
        Of(predictions, labels, [.. Enumerable.Range(0, predictions.Rows.Length).Where(place => predictions.IsScored[place])]);

    /// <summary>Some rows of a fold by their places in it, which may repeat; all of them are scored.</summary>
    public static ScoredRows Of(FoldPredictions predictions, Labels labels, int[] places)
    {
        var width = predictions.Width;
        var scores = new float[places.Length * width];
        for (var i = 0; i < places.Length; i++)
            predictions.Scores.AsSpan(places[i] * width, width).CopyTo(scores.AsSpan(i * width));
        return new ScoredRows(
            Array.ConvertAll(places, place => labels.Values[predictions.Rows[place]]),
            Array.ConvertAll(places, place => predictions.Predicted[place]),
            scores,
            labels.Classes.Count,
            labels.Variance);
    }

    public bool[] IsPositive() => Array.ConvertAll(Truth, label => label > 0);

    /// <summary>The probability of each row's true class. Multiclass rows sum to 1 only as far as Single goes, so each is divided by its sum, as scikit-learn does.</summary>
    public double[] ProbabilitiesOfTruth()
    {
        if (Scores.Length == Truth.Length)
            return [.. Truth.Zip(Scores, (label, probability) => label > 0 ? probability : 1.0 - probability)];

        var ofTruth = new double[Truth.Length];
        for (var row = 0; row < ofTruth.Length; row++)
        {
            var sum = 0.0;
            foreach (var score in Scores.AsSpan(row * ClassCount, ClassCount))
                sum += score;
            ofTruth[row] = Scores[(row * ClassCount) + (int)Truth[row]] / sum;
        }

        return ofTruth;
    }
}
