namespace MlNetPlus.Comparison;

/// <summary>What may be said about two contenders.</summary>
public enum ComparisonVerdict
{
    /// <summary>The corrected interval of the difference includes 0, or the adjusted p is 0.05 or more.</summary>
    NoDetectableDifference,

    /// <summary>The difference lies inside the region of practical equivalence with a probability above 0.95.</summary>
    PracticallyEquivalent,

    /// <summary>The first contender is better: adjusted p below 0.05 and the interval excludes 0.</summary>
    FirstIsBetter,

    /// <summary>The second contender is better: adjusted p below 0.05 and the interval excludes 0.</summary>
    SecondIsBetter,

    /// <summary>Fewer than two folds have a value for both; on a single split, it has no value, or all its test rows are of one group.</summary>
    NotTestable,
}
