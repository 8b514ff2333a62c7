namespace MlNetPlus.Transforms;

/// <summary>What <c>GroupFrequency</c> makes of the number of rows that share a key.</summary>
public enum FrequencyValue
{
    /// <summary>The number of rows, 1 or more.</summary>
    Count,

    /// <summary>The number of rows divided by the number of all rows that were counted, above 0 and up to 1.</summary>
    Share,

    /// <summary>The natural logarithm of 1 plus the number of rows: tames the long tail of counts for linear and neural models.</summary>
    Log1p,
}
