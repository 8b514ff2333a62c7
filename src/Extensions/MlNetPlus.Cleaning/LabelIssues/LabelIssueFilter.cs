namespace MlNetPlus.Cleaning;

/// <summary>Which rows confident learning calls wrongly labelled (Northcutt, Jiang and Chuang 2021, section 3.2).</summary>
public enum LabelIssueFilter
{
    /// <summary>For each pair of classes, as many rows as the joint distribution says, those first whose other class is most ahead of the given one.</summary>
    PruneByNoiseRate,

    /// <summary>For each class given, as many rows as the joint distribution says, those first with the least probability of that class.</summary>
    PruneByClass,

    /// <summary>The rows that both of the others name: fewer, and surer.</summary>
    Both,
}
