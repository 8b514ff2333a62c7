namespace MlNetPlus.Comparison;

/// <summary>What models said about training rows that they had not been fitted on.</summary>
internal sealed class InnerPredictions(int rows, int width)
{
    /// <summary>Scores in a row.</summary>
    public int Width => width;

    /// <summary>Row by row; NaN where the row was not scored.</summary>
    public float[] Scores { get; } = [.. Enumerable.Repeat(float.NaN, rows * width)];

    /// <summary>Which rows came back with finite scores.</summary>
    public bool[] IsScored { get; } = new bool[rows];

    /// <summary>Puts the predictions of one inner fold into place.</summary>
    public void Take(FoldPredictions fold, int[] places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            IsScored[places[i]] = fold.IsScored[i];
            fold.Scores.AsSpan(i * width, width).CopyTo(Scores.AsSpan(places[i] * width));
        }
    }
}
