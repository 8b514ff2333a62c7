namespace MlNetPlus.Comparison;

/// <summary>What one contender said about the test rows of one fold.</summary>
internal sealed class FoldPredictions
{
    public FoldPredictions(Fold fold, int[] rows, int width)
    {
        Fold = fold;
        Rows = rows;
        Width = width;
        Scores = new float[rows.Length * width];
        Predicted = new float[rows.Length];
        IsScored = new bool[rows.Length];
    }

    public Fold Fold { get; }

    /// <summary>The test rows' indices in the data.</summary>
    public int[] Rows { get; }

    /// <summary>Scores in a row: the number of classes for multiclass, else 1.</summary>
    public int Width { get; }

    /// <summary>Row by row: the positive class's probability (or raw score), the classes' probabilities, or the number.</summary>
    public float[] Scores { get; }

    /// <summary>The predicted class's index, or the number.</summary>
    public float[] Predicted { get; }

    /// <summary>Which rows came back with finite scores.</summary>
    public bool[] IsScored { get; }

    /// <summary>Why <see cref="Scores"/> are not probabilities, or null when they are.</summary>
    public string? NoProbabilities { get; set; }

    public int ScoredCount => IsScored.AsSpan().Count(true);
}
