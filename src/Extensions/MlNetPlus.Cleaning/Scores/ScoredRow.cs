namespace MlNetPlus.Cleaning;

/// <summary>One row as <see cref="ScoredColumns"/> reads it.</summary>
internal sealed class ScoredRow
{
    public long Index { get; set; }

    /// <summary>The class number from 0, or the target; null when missing.</summary>
    public double? Label { get; set; }

    /// <summary>The probability of each class, or the one number predicted. Valid until the next row is read.</summary>
    public double[] Scores { get; set; } = [];

    /// <summary>Whether label and scores are there and finite.</summary>
    public bool IsComplete { get; set; }

    public string? Name { get; set; }

    /// <summary>The class of the largest probability; the first one of several.</summary>
    public int Predicted => Array.IndexOf(Scores, Scores.Max());
}
