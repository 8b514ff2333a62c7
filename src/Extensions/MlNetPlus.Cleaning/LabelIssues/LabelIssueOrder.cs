namespace MlNetPlus.Cleaning;

/// <summary>Which of the issues found come first.</summary>
public enum LabelIssueOrder
{
    /// <summary>Those where another class is most ahead of the class given: the surest to be another class.</summary>
    Margin,

    /// <summary>Those with the least probability of the class given: also what fits no class.</summary>
    SelfConfidence,
}
