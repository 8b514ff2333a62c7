namespace MlNetPlus.Comparison;

/// <summary>Where the p and the interval of a pair come from.</summary>
public enum PairwiseTest
{
    /// <summary>The corrected resampled t-test over folds (Nadeau and Bengio, 2003).</summary>
    CorrectedResampledT,

    /// <summary>DeLong's test over the test rows of a single split, for AUC.</summary>
    DeLong,

    /// <summary>McNemar's test over the test rows of a single split, for accuracy, with Wald's interval of the difference.</summary>
    McNemar,

    /// <summary>The paired percentile bootstrap over the test rows of a single split, or over whole groups of them; 2,000 draws.</summary>
    Bootstrap,
}
