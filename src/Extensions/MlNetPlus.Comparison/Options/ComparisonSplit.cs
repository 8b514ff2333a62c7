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
    /// the first block are never tested on. See <see cref="ComparisonOptions.Gap"/> and <see cref="ComparisonOptions.MaxTrainRows"/>.
    /// </summary>
    Time,

    /// <summary>
    /// Both: groups are never parted, and folds hold the classes (for regression, the tenths of the sorted label) in the same
    /// proportion as far as the groups allow.
    /// </summary>
    StratifiedGroup,

    /// <summary>Each group of <see cref="ComparisonOptions.GroupColumnName"/> is tested on once, by a model of all the others.</summary>
    LeaveOneGroupOut,

    /// <summary>
    /// The folds are given by a column, <see cref="ComparisonOptions.FoldColumnName"/>: each of its values is tested on once.
    /// Rows without a value are trained on in every fold.
    /// </summary>
    Given,
}
