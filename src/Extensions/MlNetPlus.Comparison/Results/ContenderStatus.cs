namespace MlNetPlus.Comparison;

/// <summary>How far a contender got.</summary>
public enum ContenderStatus
{
    /// <summary>It scored every test row of every fold.</summary>
    Complete,

    /// <summary>
    /// It scored fewer rows than it was given. Its metrics cover the rows it scored, so they are not comparable: it is ranked
    /// after the complete ones and takes no part in the tests.
    /// </summary>
    Incomplete,

    /// <summary>It failed on some fold; it has no metrics.</summary>
    Failed,
}
