using MathNet.Numerics.Distributions;

namespace MlNetPlus.Comparison;

/// <summary>
/// Tests of two models that were tried on the same rows or folds. On one hold-out set: <see cref="McNemar(int, int)"/> for
/// accuracy, <see cref="DeLong"/> for AUC, <see cref="Bootstrap"/> for anything. Over (repeated) cross-validation:
/// <see cref="CorrectedResampledT"/> and <see cref="BayesianCorrelatedT"/>.
/// </summary>
/// <remarks>All are pure functions, safe to call from several threads.</remarks>
public static class PairedTests
{
    private const int Pairs = 5;

    /// <summary>McNemar's test: do two models make equally many errors on the same rows?</summary>
    /// <param name="onlyFirstRight">Rows that only the first model gets right.</param>
    /// <param name="onlySecondRight">Rows that only the second model gets right.</param>
    /// <returns>Exact, mid-p and chi-squared p, and the one to report.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static McNemarResult McNemar(int onlyFirstRight, int onlySecondRight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirstRight);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecondRight);
        return McNemarTest.Compute(onlyFirstRight, onlySecondRight);
    }

    /// <summary>McNemar's test, from which rows each model gets right.</summary>
    /// <param name="firstIsRight">For each row, whether the first model is right.</param>
    /// <param name="secondIsRight">The same rows for the second model.</param>
    /// <returns>Exact, mid-p and chi-squared p, and the one to report.</returns>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    public static McNemarResult McNemar(ReadOnlySpan<bool> firstIsRight, ReadOnlySpan<bool> secondIsRight)
    {
        CheckSameRows(firstIsRight.Length, secondIsRight.Length, nameof(secondIsRight));
        int onlyFirst = 0, onlySecond = 0;
        for (var row = 0; row < firstIsRight.Length; row++)
        {
            onlyFirst += firstIsRight[row] && !secondIsRight[row] ? 1 : 0;
            onlySecond += secondIsRight[row] && !firstIsRight[row] ? 1 : 0;
        }

        return McNemarTest.Compute(onlyFirst, onlySecond);
    }

    /// <summary>
    /// DeLong's test of two AUCs on the same rows (Biometrics 44, 1988). Only for scores of one fitted model each: scores of
    /// several folds are not on one scale, so test within each fold.
    /// </summary>
    /// <param name="isPositive">Which rows are positive; at least two are, and at least two are not.</param>
    /// <param name="firstScores">Scores of the first model; higher means more positive.</param>
    /// <param name="secondScores">Scores of the second model on the same rows; its scale may differ.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <returns>Both AUCs, and their difference with its standard error, z, p and interval.</returns>
    /// <exception cref="ArgumentException">The numbers of rows differ, a score is NaN, or a class has fewer than two rows.</exception>
    public static DeLongResult DeLong(ReadOnlySpan<bool> isPositive, ReadOnlySpan<float> firstScores, ReadOnlySpan<float> secondScores, double confidence = 0.95)
    {
        CheckSameRows(isPositive.Length, firstScores.Length, nameof(firstScores));
        CheckSameRows(isPositive.Length, secondScores.Length, nameof(secondScores));
        ConfidenceIntervals.CheckConfidence(confidence);
        ConfidenceIntervals.CheckClasses(isPositive);
        ConfidenceIntervals.CheckScores(firstScores, nameof(firstScores));
        ConfidenceIntervals.CheckScores(secondScores, nameof(secondScores));

        var first = new DeLongVariance(isPositive, firstScores);
        var second = new DeLongVariance(isPositive, secondScores);
        var difference = first.Auc - second.Auc;
        var error = Math.Sqrt(Math.Max(0, first.Variance + second.Variance - (2 * first.Covariance(second))));
        var z = difference / error;
        var reach = Normal.InvCDF(0, 1, 0.5 + (confidence / 2)) * error;
        var p = double.IsNaN(z) ? 1 : 2 * Normal.CDF(0, 1, -Math.Abs(z));
        return new DeLongResult(first.Auc, second.Auc, error, z, p, difference - reach, difference + reach);
    }

    /// <summary>
    /// The t-test over the folds of (repeated) cross-validation with the corrected variance of Nadeau and Bengio (Machine
    /// Learning 52, 2003). The plain paired t-test takes the folds for independent, which overlapping training sets are not:
    /// on 10 times 10 folds it calls equally good models different about every second time.
    /// </summary>
    /// <param name="differences">First minus second on each fold of each repeat.</param>
    /// <param name="testToTrain">Test rows divided by training rows of a fold: 1 / (k - 1) for k folds, whatever the repeats; above 0.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <returns>The mean difference with its corrected standard error, interval and p; NaN where fewer than two folds give none.</returns>
    /// <exception cref="ArgumentException">No difference is given, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="testToTrain"/> or <paramref name="confidence"/> is outside of its range.</exception>
    public static CorrectedMean CorrectedResampledT(ReadOnlySpan<double> differences, double testToTrain, double confidence = 0.95)
    {
        ConfidenceIntervals.CheckValues(differences, nameof(differences));
        ConfidenceIntervals.CheckConfidence(confidence);
        if (!(testToTrain > 0 && double.IsFinite(testToTrain)))
            throw new ArgumentOutOfRangeException(nameof(testToTrain), testToTrain, "Expected test rows divided by training rows, above 0: 1 / (k - 1) for k folds.");
        return CorrectedResampling.Describe(differences, testToTrain, confidence);
    }

    /// <summary>
    /// The Bayesian correlated t-test (Corani and Benavoli, Machine Learning 100, 2015): how probable is it that the difference
    /// lies below, within and above a region of practical equivalence?
    /// </summary>
    /// <param name="differences">First minus second on each fold of each repeat; at least two.</param>
    /// <param name="testToTrain">Test rows divided by training rows of a fold: 1 / (k - 1) for k folds; above 0.</param>
    /// <param name="rope">Half-width of the region of practical equivalence; 0 or more, such as 0.01 for accuracy or AUC.</param>
    /// <returns>Three probabilities that sum to 1.</returns>
    /// <exception cref="ArgumentException">Fewer than two differences are given, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="testToTrain"/> or <paramref name="rope"/> is outside of its range.</exception>
    public static EquivalenceProbabilities BayesianCorrelatedT(ReadOnlySpan<double> differences, double testToTrain, double rope)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rope);
        if (differences.Length < 2)
            throw new ArgumentException($"{nameof(differences)} has {differences.Length} values; expected one for each fold, at least two.", nameof(differences));
        var (below, inside, above) = CorrelatedBayes.Split(CorrectedResampledT(differences, testToTrain), rope);
        return new EquivalenceProbabilities(below, inside, above);
    }

    /// <summary>
    /// The 5x2cv paired t-test (Dietterich, Neural Computation 10, 1998): five repeats of two folds. It hangs on which
    /// difference comes first; prefer <see cref="FiveByTwoF"/>.
    /// </summary>
    /// <param name="differences">Five pairs: first minus second on either fold of each repeat.</param>
    /// <returns>t with 5 degrees of freedom, and its p.</returns>
    /// <exception cref="ArgumentException">There are not five pairs, or a difference is not finite.</exception>
    public static TestResult FiveByTwoT(ReadOnlySpan<(double First, double Second)> differences)
    {
        var (spread, _) = FiveByTwo(differences);
        var statistic = differences[0].First / Math.Sqrt(spread / Pairs);
        return new TestResult(statistic, double.IsNaN(statistic) ? 1 : 2 * StudentT.CDF(0, 1, Pairs, -Math.Abs(statistic)));
    }

    /// <summary>The combined 5x2cv F-test (Alpaydin, Neural Computation 11, 1999): five repeats of two folds, in whatever order.</summary>
    /// <param name="differences">Five pairs: first minus second on either fold of each repeat.</param>
    /// <returns>F with 10 and 5 degrees of freedom, and its p.</returns>
    /// <exception cref="ArgumentException">There are not five pairs, or a difference is not finite.</exception>
    public static TestResult FiveByTwoF(ReadOnlySpan<(double First, double Second)> differences)
    {
        var (spread, squares) = FiveByTwo(differences);
        var statistic = squares / (2 * spread);
        var p = statistic switch
        {
            double.NaN => 1,
            double.PositiveInfinity => 0,
            _ => 1 - FisherSnedecor.CDF(2 * Pairs, Pairs, statistic),
        };
        return new TestResult(statistic, p);
    }

    /// <summary>
    /// The paired percentile bootstrap: rows are drawn with replacement, the same for both models, and the difference is
    /// computed anew on each draw.
    /// </summary>
    /// <param name="rowCount">Number of rows, at least 2.</param>
    /// <param name="difference">First minus second on the rows drawn (indices, some of them several times); NaN when it has no value there.</param>
    /// <param name="groups">The group of each row, when rows belong together: whole groups are drawn then. <see langword="null"/> draws rows.</param>
    /// <param name="draws">Number of draws, at least 100.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>The difference with its standard error, percentile interval and p.</returns>
    /// <exception cref="ArgumentException"><paramref name="groups"/> has another number of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public static BootstrapResult Bootstrap(
        int rowCount, Func<IReadOnlyList<int>, double> difference, IReadOnlyList<int>? groups = null, int draws = 2000, double confidence = 0.95, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowCount, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        ConfidenceIntervals.CheckConfidence(confidence);
        if (groups is not null)
            CheckSameRows(rowCount, groups.Count, nameof(groups));
        return PairedBootstrap.Compute([PairedBootstrap.Units(Enumerable.Range(0, rowCount), groups?.ToArray())], rows => difference(rows[0]), draws, confidence, seed);
    }

    private static (double Spread, double Squares) FiveByTwo(ReadOnlySpan<(double First, double Second)> differences)
    {
        if (differences.Length != Pairs)
            throw new ArgumentException($"{nameof(differences)} has {differences.Length} pairs; expected {Pairs}: one for each repeat of two-fold cross-validation.", nameof(differences));

        double spread = 0, squares = 0;
        foreach (var (first, second) in differences)
        {
            ConfidenceIntervals.CheckValues([first, second], nameof(differences));
            spread += (first - second) * (first - second) / 2;
            squares += (first * first) + (second * second);
        }

        return (spread, squares);
    }

    private static void CheckSameRows(int expected, int got, string parameter)
    {
        if (got != expected)
            throw new ArgumentException($"{parameter} has {got} rows; expected {expected}: models are comparable on the same rows only.", parameter);
    }
}
