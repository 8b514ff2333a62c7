using MlNetPlus.Extensibility;

namespace MlNetPlus.Cleaning;

/// <summary>Which rows <c>TopLosses</c> looks for, and in which columns. For several targets, call it once for each with its column names.</summary>
public sealed class TopLossesOptions
{
    /// <summary>How many rows to give.</summary>
    /// <value>1 or more; 10 by default. Memory grows with it, not with the data.</value>
    public int Count { get; set; } = 10;

    /// <summary>The column of the labels given: a key, a Boolean, or a Single for a regression.</summary>
    /// <value>"Label" by default.</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The column of the scores: a vector of probabilities for a key label, a number for a regression.</summary>
    /// <value>"Score" by default.</value>
    public string ScoreColumnName { get; set; } = "Score";

    /// <summary>The column of the probability of true, for a Boolean label.</summary>
    /// <value>"Probability" by default.</value>
    public string ProbabilityColumnName { get; set; } = "Probability";

    /// <summary>A text column that names the rows, such as the path of an image.</summary>
    /// <value>Null by default: rows are known by their number alone.</value>
    public string? NameColumnName { get; set; }

    /// <summary>Stops the reading.</summary>
    public CancellationToken CancellationToken { get; set; }

    internal void Check()
    {
        var faults = new OptionsFaults(nameof(TopLossesOptions));
        faults.Check(Count >= 1, nameof(Count), Count, "1 or more");
        faults.Check(!string.IsNullOrEmpty(LabelColumnName), nameof(LabelColumnName), LabelColumnName, "a column's name");
        faults.Check(!string.IsNullOrEmpty(ScoreColumnName), nameof(ScoreColumnName), ScoreColumnName, "a column's name");
        faults.Check(!string.IsNullOrEmpty(ProbabilityColumnName), nameof(ProbabilityColumnName), ProbabilityColumnName, "a column's name");
        faults.Check(NameColumnName is null or { Length: > 0 }, nameof(NameColumnName), NameColumnName, "a column's name, or null");
        faults.ThrowIfAny();
    }
}
