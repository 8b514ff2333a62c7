namespace MlNetPlus.Comparison;

/// <summary>What is predicted.</summary>
public enum ComparisonTask
{
    /// <summary>One of two classes.</summary>
    Binary,

    /// <summary>One of several classes.</summary>
    Multiclass,

    /// <summary>A number.</summary>
    Regression,
}
