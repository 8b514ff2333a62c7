namespace MlNetPlus.Comparison;

/// <summary>What a check found.</summary>
public enum ComparisonWarningCode
{
    /// <summary>
    /// One column alone tells the label almost perfectly: the row with the nearest other value has the same class so often that
    /// at least 97 % of the errors of always naming the most frequent class are gone; for a number, R² is 0.99 or more.
    /// </summary>
    FeaturePredictsLabel,

    /// <summary>At least 1 % of the test rows, and two, have an exact copy among the rows that their fold trains on.</summary>
    RowsRepeatAcrossFolds,

    /// <summary>A group column is named, the split does not keep to it, and groups have rows on both sides of a fold.</summary>
    GroupStraddlesFolds,

    /// <summary>
    /// A column has another value in almost every row and is numbered through, counts up with the rows, holds codes without
    /// spaces, or is called an id.
    /// </summary>
    IdentifierColumn,

    /// <summary>A time column is named, the split does not keep to it, and folds train on rows that are later than those they test on.</summary>
    TrainsOnLaterRows,

    /// <summary>The most frequent class has more than 80 % of the rows, or (multiclass) a class has less than a fifth of its even share.</summary>
    ImbalancedClasses,

    /// <summary>
    /// A contender's mean is within 0.01, or 5 %, of a model that knows no features (the training rows' class shares or mean).
    /// </summary>
    NoBetterThanDummy,

    /// <summary>A contender is worse than one of the boosted ones, by the test of <see cref="ComparisonResult.Pairwise"/>.</summary>
    WorseThanBoosting,

    /// <summary>
    /// One fold differs from all others: by a t-test of its mean over the contenders against theirs, at p below 0.01 after
    /// allowing for the number of folds. Five folds at least.
    /// </summary>
    OutlierFold,

    /// <summary>
    /// A contender is better on the rows that it was fitted on than on test rows by more than 0.03 and 10 % on more than half of the
    /// metrics (by 10 % where they are in the label's unit).
    /// </summary>
    Overfit,

    /// <summary>A column that features or contenders read is missing in all rows, or has one value in all of them (a vector: in all slots).</summary>
    ConstantColumn,
}
