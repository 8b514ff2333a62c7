using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>
/// One way to train a model, with the preparation that it needs and a fixed seed. Immutable; the same contender may take
/// part in several comparisons.
/// </summary>
public sealed class Contender
{
    private Contender(string name, ContenderRecipe recipe)
    {
        Name = name;
        Recipe = recipe;
    }

    /// <summary>The name in tables and results; each name once in a comparison.</summary>
    public string Name { get; }

    internal ContenderRecipe Recipe { get; }

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
    /// A neural network (RealMLP-TD-S): three layers of 256 units, 256 epochs, and the weights of the best epoch on a fifth of
    /// the training rows held back. Missing values are replaced by the training median and marked by an indicator, and every
    /// feature is scaled robustly. Needs libtorch in the program (the property TorchBackend); without it the contender is a
    /// failure row that says so.
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

    /// <summary>The contender's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
