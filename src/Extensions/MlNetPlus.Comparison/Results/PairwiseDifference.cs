namespace MlNetPlus.Comparison;

/// <summary>
/// The difference of two complete contenders in the main metric, over the same folds: the corrected resampled t-test of
/// Nadeau and Bengio (2003), p adjusted by Holm over all pairs, and the Bayesian correlated t-test (Corani and Benavoli, 2015).
/// On a single split, p and interval come from the test rows instead: see <see cref="Test"/>.
/// </summary>
/// <param name="First">The contender that ranks higher.</param>
/// <param name="Second">The other one.</param>
/// <param name="Folds">Folds on which both have a value.</param>
/// <param name="MeanDifference">Mean of first minus second.</param>
/// <param name="Lower">Lower end of the 95 % interval of the mean difference; NaN where no test was possible.</param>
/// <param name="Upper">Upper end of that interval.</param>
/// <param name="PValue">Two-sided p of "no difference".</param>
/// <param name="AdjustedPValue">The same, adjusted by Holm over all pairs.</param>
/// <param name="Rope">Half-width of the region of practical equivalence: 0.01, or 1 % of the smaller mean for losses and errors.</param>
/// <param name="ProbabilityFirstWorse">Posterior probability that the first is worse by more than <paramref name="Rope"/>.</param>
/// <param name="ProbabilityEquivalent">Posterior probability of a difference within <paramref name="Rope"/>.</param>
/// <param name="ProbabilityFirstBetter">Posterior probability that the first is better by more than <paramref name="Rope"/>.</param>
/// <param name="Verdict">What may be said.</param>
public sealed record PairwiseDifference(
    string First,
    string Second,
    int Folds,
    double MeanDifference,
    double Lower,
    double Upper,
    double PValue,
    double AdjustedPValue,
    double Rope,
    double ProbabilityFirstWorse,
    double ProbabilityEquivalent,
    double ProbabilityFirstBetter,
    ComparisonVerdict Verdict)
{
    /// <summary>Where <see cref="PValue"/> and the interval come from.</summary>
    public PairwiseTest Test { get; init; }

    /// <summary>
    /// McNemar's test of the predicted classes over the out-of-fold rows of the first repeat; <see langword="null"/> for
    /// regression. Beside a test over folds it is a second opinion on accuracy only: it takes the fitted models as given.
    /// </summary>
    public McNemarResult? McNemar { get; init; }

    /// <summary>
    /// DeLong's test of the AUCs within each fold of the first repeat (scores of different folds have different scales);
    /// <see langword="null"/> for a fold with fewer than two rows of a class, and empty unless the task is binary.
    /// </summary>
    public IReadOnlyList<DeLongResult?> DeLong { get; init; } = [];
}
