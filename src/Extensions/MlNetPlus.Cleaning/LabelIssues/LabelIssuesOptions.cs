using MlNetPlus.Extensibility;

namespace MlNetPlus.Cleaning;

/// <summary>How <c>FindLabelIssues</c> decides, and in which columns it looks.</summary>
public sealed class LabelIssuesOptions
{
    /// <summary>Which rows are called issues.</summary>
    /// <value><see cref="LabelIssueFilter.Surest"/> by default.</value>
    public LabelIssueFilter Filter { get; set; } = LabelIssueFilter.Surest;

    /// <summary>Which of them come first.</summary>
    /// <value><see cref="LabelIssueOrder.SelfConfidence"/> by default.</value>
    public LabelIssueOrder Order { get; set; } = LabelIssueOrder.SelfConfidence;

    /// <summary>The column of the labels given: a key or a Boolean.</summary>
    /// <value>"Label" by default.</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The column of the probabilities of the classes, for a key label.</summary>
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
        var faults = new OptionsFaults(nameof(LabelIssuesOptions));
        faults.Check(Enum.IsDefined(Filter), nameof(Filter), Filter, "one of the values of LabelIssueFilter");
        faults.Check(Enum.IsDefined(Order), nameof(Order), Order, "one of the values of LabelIssueOrder");
        faults.Check(!string.IsNullOrEmpty(LabelColumnName), nameof(LabelColumnName), LabelColumnName, "a column's name");
        faults.Check(!string.IsNullOrEmpty(ScoreColumnName), nameof(ScoreColumnName), ScoreColumnName, "a column's name");
        faults.Check(!string.IsNullOrEmpty(ProbabilityColumnName), nameof(ProbabilityColumnName), ProbabilityColumnName, "a column's name");
        faults.Check(NameColumnName is null or { Length: > 0 }, nameof(NameColumnName), NameColumnName, "a column's name, or null");
        faults.ThrowIfAny();
    }
}
