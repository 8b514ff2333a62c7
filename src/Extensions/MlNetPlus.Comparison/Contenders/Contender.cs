using System.Globalization;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>
/// One way to train a model, with the preparation that it needs and a fixed seed. Immutable; the same contender may take
/// part in several comparisons.
/// </summary>
public sealed class Contender
{
    private Contender(string name, ContenderRecipe recipe, ContenderIsolation? isolation = null)
    {
        Name = name;
        Recipe = recipe;
        Isolation = isolation;
    }

    /// <summary>The name in tables and results; each name once in a comparison.</summary>
    public string Name { get; }

    internal ContenderRecipe Recipe { get; }

    /// <summary>Null when it is fitted in this process.</summary>
    internal ContenderIsolation? Isolation { get; }

    /// <summary>
    /// A random forest (ML.NET's FastForest, one forest per class for multiclass): 100 trees with at least 32 leaves, more
    /// for more rows, on 70 % of the rows and features each, and probabilities that are the mean of the trees' leaf shares.
    /// Missing values are replaced by the training mean and marked by an indicator.
    /// </summary>
    /// <returns>The contender, named "Random forest".</returns>
    public static Contender RandomForest() => new("Random forest", new ForestRecipe());

    /// <summary>
    /// Gradient boosting by LightGBM: 150 small trees at learning rate 0.06 on 80 % of the rows and columns each. Missing
    /// values are left to LightGBM.
    /// </summary>
    /// <returns>The contender, named "LightGBM".</returns>
    public static Contender LightGbm() => new("LightGBM", new LightGbmRecipe());

    /// <summary>
    /// Gradient boosting by ML.NET's FastTree: 150 small trees at learning rate 0.06, on 80 % of the columns each. Missing
    /// values are replaced by the training mean and marked by an indicator.
    /// </summary>
    /// <returns>The contender, named "FastTree".</returns>
    public static Contender FastTree() => new("FastTree", new FastTreeRecipe());

    /// <summary>
    /// A linear model: logistic regression for classes, least squares for numbers, both with a light L2 penalty. Missing
    /// values are replaced by the training mean and marked by an indicator, and every feature is standardised.
    /// </summary>
    /// <returns>The contender, named "Linear".</returns>
    public static Contender Linear() => new("Linear", new LinearRecipe());

    /// <summary>
    /// A neural network (TabM-mini with its own defaults): below 4,096 training rows 8 members of two layers of 32 units, five
    /// times over, each time with another fifth of the rows held back to stop by; from there on once, with 32 members of two layers of 128. Missing
    /// values are replaced by the training median and marked by an indicator, and every feature is standardised. Needs libtorch
    /// in the program (the property TorchBackend); without it the contender is a failure row that says so.
    /// </summary>
    /// <returns>The contender, named "Neural network".</returns>
    public static Contender NeuralNetwork() => new("Neural network", new NeuralNetworkRecipe());

    /// <summary>Any estimator that ends in a trainer.</summary>
    /// <param name="name">The name in tables and results.</param>
    /// <param name="create">
    /// Makes the estimator, once per fold, from a context that is seeded alike each time; only what comes from that context is
    /// sure to be repeatable. It is fitted on the training rows of the fold and sees all columns of the data, "Features" when
    /// the comparison makes them, and the label under its own name as Boolean, key or Single.
    /// </param>
    /// <returns>The contender.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is null.</exception>
    public static Contender Of(string name, Func<MLContext, IEstimator<ITransformer>> create)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(create);
        return new Contender(name, new CustomRecipe(create));
    }

    /// <summary>
    /// The mean of several contenders' probabilities (classes) or numbers (regression). In each fold the members are fitted on
    /// its training rows, also those that take part on their own. Multiclass members must give probabilities as their scores.
    /// </summary>
    /// <param name="name">The name in tables and results.</param>
    /// <param name="members">At least two contenders; each name once. Isolation of a member is ignored.</param>
    /// <param name="weights">One weight for each, not negative and finite, not all zero; they are divided by their sum. <see langword="null"/> for equal ones.</param>
    /// <returns>The contender. <see cref="ComparisonResult.Refit"/> gives one model that holds all members.</returns>
    /// <exception cref="ArgumentException">A name is empty, there are fewer than two members, or the weights do not fit.</exception>
    public static Contender Blend(string name, IReadOnlyList<Contender> members, IReadOnlyList<double>? weights = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var parts = Members.Of("A blend", members);
        var given = weights?.ToArray() ?? [.. members.Select(_ => 1.0)];
        if (given.Length != members.Count || given.Any(weight => !double.IsFinite(weight) || weight < 0) || given.Sum() is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException($"The weights are {string.Join(", ", given.Select(weight => weight.ToString(CultureInfo.InvariantCulture)))}; expected {members.Count} finite ones that are not negative and not all zero.", nameof(weights));
        var sum = given.Sum();
        return new Contender(name, new BlendRecipe(parts, Array.ConvertAll(given, weight => weight / sum)));
    }

    /// <summary>
    /// Several contenders under one that weighs them: a logistic regression on the members' probabilities (classes), or a ridge
    /// regression on their numbers (regression). It learns from predictions of training rows by members that were fitted on
    /// other training rows; the members proper are then fitted on all training rows. It takes (1 + folds) fits of each member.
    /// Features are not fitted anew for the inner folds, and groups that the comparison keeps together stay together.
    /// </summary>
    /// <param name="name">The name in tables and results.</param>
    /// <param name="members">At least two contenders; each name once. Isolation of a member is ignored.</param>
    /// <param name="folds">Inner folds, at least 2; stratified.</param>
    /// <returns>The contender. <see cref="ComparisonResult.Refit"/> gives one model that holds all members. It cannot be <see cref="Isolated"/>.</returns>
    /// <exception cref="ArgumentException">The name is empty, or there are fewer than two members.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds.</exception>
    public static Contender Stacking(string name, IReadOnlyList<Contender> members, int folds = 5)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        return new Contender(name, new StackingRecipe(Members.Of("A stack", members), folds));
    }

    /// <summary>The same model, which says "positive" when its probability is above a threshold other than 0.5. Binary only.</summary>
    /// <param name="threshold">Above 0 and below 1.</param>
    /// <param name="name">The name; <see langword="null"/> makes one, such as "LightGBM, threshold 0.3".</param>
    /// <returns>Another contender. <see cref="ComparisonResult.Refit"/> gives a model that has the threshold in it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is outside of its range.</exception>
    public Contender WithThreshold(double threshold, string? name = null)
    {
        if (!(threshold > 0 && threshold < 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold is a probability; expected above 0 and below 1.");
        return WithThreshold(name ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}, threshold {threshold}"), new(threshold, ComparisonMetric.F1, 0));
    }

    /// <summary>
    /// The same model with the threshold that costs least if its probabilities are right: false positive cost divided by the sum
    /// of both. A right prediction costs nothing. Binary only.
    /// </summary>
    /// <param name="falsePositiveCost">Cost of calling a negative row positive; finite and above 0.</param>
    /// <param name="falseNegativeCost">Cost of missing a positive row; finite and above 0.</param>
    /// <param name="name">The name; <see langword="null"/> makes one, such as "LightGBM, costs 1 : 5".</param>
    /// <returns>Another contender.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A cost is outside of its range, or the two are too far apart.</exception>
    public Contender WithCostThreshold(double falsePositiveCost, double falseNegativeCost, string? name = null)
    {
        if (!(double.IsFinite(falsePositiveCost) && falsePositiveCost > 0))
            throw new ArgumentOutOfRangeException(nameof(falsePositiveCost), falsePositiveCost, "Expected a finite cost above 0.");
        if (!(double.IsFinite(falseNegativeCost) && falseNegativeCost > 0))
            throw new ArgumentOutOfRangeException(nameof(falseNegativeCost), falseNegativeCost, "Expected a finite cost above 0.");
        return WithThreshold(
            1 / (1 + (falseNegativeCost / falsePositiveCost)),
            name ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}, costs {falsePositiveCost} : {falseNegativeCost}"));
    }

    /// <summary>
    /// The same model with the threshold that is best for a metric. It is chosen anew in each fold of the comparison, on
    /// predictions of the training rows alone: these are divided into inner folds, and each is predicted by a model that was
    /// fitted on the others. The model proper is then fitted on all training rows. It takes (1 + folds) fits. Features are not
    /// fitted anew for the inner folds. Binary only.
    /// </summary>
    /// <param name="metric">
    /// <see cref="ComparisonMetric.F1"/>, <see cref="ComparisonMetric.Accuracy"/>, <see cref="ComparisonMetric.BalancedAccuracy"/> or
    /// <see cref="ComparisonMetric.MatthewsCorrelation"/>.
    /// </param>
    /// <param name="folds">Inner folds, at least 2; stratified.</param>
    /// <param name="name">The name; <see langword="null"/> makes one, such as "LightGBM, tuned for F1".</param>
    /// <returns>Another contender. <see cref="ComparisonResult.Refit"/> gives a model that has a threshold tuned on all rows in it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The metric does not depend on a threshold, or there are fewer than 2 folds.</exception>
    public Contender WithTunedThreshold(ComparisonMetric metric = ComparisonMetric.F1, int folds = 5, string? name = null)
    {
        if (!ThresholdSearch.Metrics.Contains(metric))
            throw new ArgumentOutOfRangeException(nameof(metric), metric, $"No threshold changes {metric}; expected one of {string.Join(", ", ThresholdSearch.Metrics)}.");
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        return WithThreshold(name ?? $"{Name}, tuned for {MetricTraits.DisplayName(metric)}", new(null, metric, folds));
    }

    /// <summary>
    /// The same model with calibrated probabilities, for one whose own are off, or that has none. The calibration is learnt anew in
    /// each fold of the comparison, on scores of the training rows alone: these are divided into inner folds, and each is scored
    /// by a model that was fitted on the others. The model proper is then fitted on all training rows. It takes (1 + folds) fits.
    /// Features are not fitted anew for the inner folds. For several classes each is calibrated against the rest, and the
    /// probabilities are divided by their sum. A threshold that the contender has stays, as one of calibrated probabilities.
    /// </summary>
    /// <param name="method">The form of the function from score to probability.</param>
    /// <param name="folds">Inner folds, at least 2; stratified.</param>
    /// <param name="name">The name; <see langword="null"/> makes one, such as "LightGBM, Platt".</param>
    /// <returns>Another contender. <see cref="ComparisonResult.Refit"/> gives a model that has a calibration learnt on all rows in it. Not for regression.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The method is not defined, or there are fewer than 2 folds.</exception>
    public Contender Calibrated(CalibrationMethod method = CalibrationMethod.Platt, int folds = 5, string? name = null)
    {
        if (!Enum.IsDefined(method))
            throw new ArgumentOutOfRangeException(nameof(method), method, $"Expected one of {string.Join(", ", Enum.GetNames<CalibrationMethod>())}.");
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);

        var threshold = (Recipe as ThresholdRecipe)?.Settings;
        var inner = Recipe is ThresholdRecipe other ? other.Inner : Recipe;
        ContenderRecipe recipe = new CalibratedRecipe(inner is CalibratedRecipe again ? again.Inner : inner, new(method, folds));
        return With(name ?? $"{Name}, {(method == CalibrationMethod.Platt ? "Platt" : "isotonic")}", threshold is null ? recipe : new ThresholdRecipe(recipe, threshold));
    }

    /// <summary>
    /// The same contender, fitted and scored on each fold in a process of its own: one that hangs is ended after
    /// <paramref name="timeout"/>, one that crashes takes nothing with it, and either is a row with its error.
    /// </summary>
    /// <remarks>
    /// The program is started again with this assembly as a .NET startup hook, which does the cell before <c>Main</c> would
    /// begin; <c>Main</c> does not run. The prepared rows of the fold go there as a temporary file in ML.NET's binary format
    /// (columns of other types, such as images, are left out), and the predictions come back as one. The numbers are those of
    /// the contender without isolation. A start costs about a second. What the program set up in <c>Main</c>, such as
    /// static state or assemblies loaded by hand, is not there. <see cref="ComparisonResult.Refit"/> fits in this process.
    /// </remarks>
    /// <param name="timeout">The longest time for one fold, the start included; <see langword="null"/> for no limit. More than zero.</param>
    /// <returns>The contender, under its name.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is not more than zero.</exception>
    /// <exception cref="InvalidOperationException">
    /// The function given to <see cref="Of"/> cannot be found again by another process: it captures more than numbers,
    /// Booleans, texts, enums and arrays of these, or it is an instance method, or was compiled at run time.
    /// </exception>
    public Contender Isolated(TimeSpan? timeout = null)
    {
        if (timeout is { } limit)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));
        return new Contender(Name, Recipe, new ContenderIsolation(Recipe.Reference(Name), timeout));
    }

    /// <summary>The contender's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <summary>In place of a threshold that it may have already.</summary>
    private Contender WithThreshold(string name, ThresholdSettings settings) =>
        With(name, new ThresholdRecipe(Recipe is ThresholdRecipe other ? other.Inner : Recipe, settings));

    /// <summary>In a process of its own if it was so before.</summary>
    private Contender With(string name, ContenderRecipe recipe) =>
        new(name, recipe, Isolation is { } isolation ? isolation with { Recipe = recipe.Reference(name) } : null);
}
