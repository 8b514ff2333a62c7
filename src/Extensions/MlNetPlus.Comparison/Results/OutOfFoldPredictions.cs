namespace MlNetPlus.Comparison;

/// <summary>All out-of-fold predictions of one contender; held compactly, handed out as records.</summary>
public sealed class OutOfFoldPredictions
{
    private readonly IReadOnlyList<FoldPredictions> _folds;
    private readonly Labels _labels;

    internal OutOfFoldPredictions(string contender, IReadOnlyList<FoldPredictions> folds, Labels labels)
    {
        Contender = contender;
        _folds = folds;
        _labels = labels;
    }

    /// <summary>The contender's name.</summary>
    public string Contender { get; }

    internal IReadOnlyList<FoldPredictions> Folds => _folds;

    internal Labels Labels => _labels;

    /// <summary>Test rows given, over all folds and repeats.</summary>
    public long RowsGiven => _folds.Sum(fold => (long)fold.Rows.Length);

    /// <summary>Test rows that came back with a finite score.</summary>
    public long RowsScored => _folds.Sum(fold => (long)fold.ScoredCount);

    /// <summary>The predictions, fold by fold, rows in the order of the data; each row once per repeat.</summary>
    /// <returns>The predictions, made while they are enumerated.</returns>
    public IEnumerable<OutOfFoldPrediction> Predictions()
    {
        foreach (var fold in _folds)
        {
            for (var i = 0; i < fold.Rows.Length; i++)
            {
                var row = fold.Rows[i];
                yield return new OutOfFoldPrediction(
                    fold.Fold.Repeat,
                    fold.Fold.Index,
                    row,
                    _labels.Values[row],
                    fold.IsScored[i] ? fold.Predicted[i] : float.NaN,
                    fold.Scores.AsSpan(i * fold.Width, fold.Width).ToArray());
            }
        }
    }
}
