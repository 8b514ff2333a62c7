using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>All out-of-fold predictions of one contender; held compactly, handed out as records.</summary>
public sealed class OutOfFoldPredictions
{
    private readonly IReadOnlyList<FoldPredictions> _folds;
    private readonly ComparisonSource _source;
    private readonly Labels _labels;

    internal OutOfFoldPredictions(string contender, IReadOnlyList<FoldPredictions> folds, ComparisonSource source)
    {
        Contender = contender;
        _folds = folds;
        _source = source;
        _labels = source.Labels;
    }

    /// <summary>The contender's name.</summary>
    public string Contender { get; }

    internal IReadOnlyList<FoldPredictions> Folds => _folds;

    internal Labels Labels => _labels;

    /// <summary>Test rows given, over all folds and repeats.</summary>
    public long RowsGiven => _folds.Sum(fold => (long)fold.Rows.Length);

    /// <summary>Test rows that came back with a finite score.</summary>
    public long RowsScored => _folds.Sum(fold => (long)fold.ScoredCount);

    /// <summary>
    /// The predictions as a view that ML.NET's <c>Evaluate</c>, <c>mlContext.Data.TopLosses</c> and
    /// <c>mlContext.Data.FindLabelIssues</c> read: one row for each test row, in the order of the data.
    /// </summary>
    /// <remarks>
    /// Columns: the label under its own name (Boolean, key with the classes as key values, or Single), the predictions, and
    /// ComparisonRow, ComparisonRepeat and ComparisonFold (Int32, from 0), which say where they come from. Binary: Score (the logit
    /// of the probability, or the raw score of a model without probabilities), Probability (where the model gives it) and
    /// PredictedLabel, which follows a threshold, whereas ML.NET's evaluator takes Score above 0. Multiclass: Score with the classes'
    /// names as slot names, PredictedLabel. Regression: Score. A row that was not scored has NaN there.
    /// </remarks>
    /// <param name="repeat">The repeat, from 0, so that each row stands once at most; <see langword="null"/> for all, one after the other.</param>
    /// <param name="withData">Whether the data's own columns stand in front. Columns of the names above hide them.</param>
    /// <returns>A view; the data's columns are read from memory while it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No fold of that repeat is done.</exception>
    /// <exception cref="InvalidOperationException">The label column has the name of a prediction's column.</exception>
    public IDataView ToDataView(int? repeat = 0, bool withData = false)
    {
        var folds = repeat is null ? _folds : [.. _folds.Where(fold => fold.Fold.Repeat == repeat)];
        if (folds.Count == 0)
            throw new ArgumentOutOfRangeException(nameof(repeat), repeat, $"No fold of that repeat is done; expected one of {string.Join(", ", _folds.Select(fold => fold.Fold.Repeat).Distinct())}, or null for all.");
        return OutOfFoldView.Of(folds, _labels, _source.Options.LabelColumnName, withData ? _source.Data : null);
    }

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
