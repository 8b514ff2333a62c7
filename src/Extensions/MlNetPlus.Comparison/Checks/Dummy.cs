namespace MlNetPlus.Comparison;

/// <summary>A model without features: the class shares, or the mean, of the training rows.</summary>
internal static class Dummy
{
    public static FoldPredictions Predict(Fold fold, Labels labels)
    {
        var train = fold.TrainRows();
        var width = labels.Task == ComparisonTask.Multiclass ? labels.Classes.Count : 1;
        var predictions = new FoldPredictions(fold, fold.TestRows(), width);
        predictions.IsScored.AsSpan().Fill(true);

        var (scores, predicted) = labels.Task switch
        {
            ComparisonTask.Regression => Constant((float)train.Average(row => (double)labels.Values[row])),
            ComparisonTask.Binary => Shares([(float)train.Count(row => labels.Values[row] > 0) / train.Length]),
            _ => Shares([.. Enumerable.Range(0, width).Select(index => (float)train.Count(row => labels.Values[row] == index) / train.Length)]),
        };
        predictions.Predicted.AsSpan().Fill(predicted);
        for (var row = 0; row < predictions.Rows.Length; row++)
            scores.CopyTo(predictions.Scores, row * width);
        return predictions;
    }

    private static (float[] Scores, float Predicted) Constant(float value) => ([value], value);

    private static (float[] Scores, float Predicted) Shares(float[] shares) =>
        (shares, shares.Length == 1 ? (shares[0] > 0.5f ? 1 : 0) : Array.IndexOf(shares, shares.Max()));
}
