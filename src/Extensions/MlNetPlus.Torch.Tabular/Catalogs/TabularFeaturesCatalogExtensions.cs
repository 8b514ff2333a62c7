using MlNetPlus.Extensibility;
using MlNetPlus.Torch.Tabular;

namespace Microsoft.ML;

/// <summary><c>TabularFeatures</c> on the transforms.</summary>
public static class TabularFeaturesCatalogExtensions
{
    /// <summary>Makes the feature vector of a tabular neural network out of columns, with embeddings for the categories.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to make: a vector of Single, the continuous columns first.</param>
    /// <param name="categoricalColumnNames">Columns of categories: text, key, numbers or Boolean. Empty text, NaN and key 0 are missing.</param>
    /// <param name="continuousColumnNames">Columns of numbers or Boolean. NaN is missing.</param>
    /// <returns>The estimator. Follow it with a <c>TabularNeuralNetwork</c> trainer: to other trainers the codes are numbers without meaning.</returns>
    /// <exception cref="ArgumentException">There is no column, a name is empty, or a column is named twice.</exception>
    public static TabularFeaturesEstimator TabularFeatures(
        this TransformsCatalog catalog, string outputColumnName, string[] categoricalColumnNames, string[] continuousColumnNames) =>
        new(catalog.GetEnvironment(), outputColumnName, categoricalColumnNames, continuousColumnNames);
}
