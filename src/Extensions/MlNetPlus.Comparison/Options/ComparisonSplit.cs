namespace MlNetPlus.Comparison;

/// <summary>How the rows are divided into folds.</summary>
public enum ComparisonSplit
{
    /// <summary>
    /// Every fold holds the classes in the same proportion: the counts of each class differ by at most one row between
    /// folds. For regression the rows are sorted by the label, and each run of k neighbours gives one row to each fold.
    /// </summary>
    Stratified,

    /// <summary>Rows at random; fold sizes differ by at most one row.</summary>
    Random,

    /// <summary>
    /// Rows of one group, named by <see cref="ComparisonOptions.GroupColumnName"/>, are never parted: what is measured is how
    /// well a model does on groups it has not seen. Folds are as equal in rows as the groups allow.
    /// </summary>
    Group,

    /// <summary>
    /// Rows in the order of <see cref="ComparisonOptions.TimeColumnName"/> are cut into one more block than there are folds;
    /// each fold trains on all blocks before the one that it tests on. Rows of the same instant are never parted. The rows of
    /// the first block are never tested on.
    /// </summary>
    Time,
}
