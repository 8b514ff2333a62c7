using MlNetPlus.Extensibility;
using MlNetPlus.Torch.Tabular;

namespace Microsoft.ML;

/// <summary><c>TabularNeuralNetwork</c> on the trainers of binary classification.</summary>
public static class BinaryNeuralNetworkCatalogExtensions
{
    /// <summary>A neural network for two classes, with the defaults of <see cref="TabularNeuralNetworkOptions"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to predict (Boolean).</param>
    /// <param name="featureColumnName">The column to predict from: a vector of Single, NaN where a value is missing.</param>
    /// <returns>The trainer. Its model gives PredictedLabel, Score (a logit) and Probability.</returns>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    public static TabularNeuralNetworkTrainer TabularNeuralNetwork(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, string labelColumnName = "Label", string featureColumnName = "Features") =>
        catalog.TabularNeuralNetwork(new TabularNeuralNetworkOptions { LabelColumnName = labelColumnName, FeatureColumnName = featureColumnName });

    /// <summary>A neural network for two classes.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options, copied.</param>
    /// <returns>The trainer. Its model gives PredictedLabel, Score (a logit) and Probability.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; the message lists all that are.</exception>
    public static TabularNeuralNetworkTrainer TabularNeuralNetwork(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, TabularNeuralNetworkOptions options) =>
        new(catalog.GetEnvironment(), PredictionTask.BinaryClassification, options);
}
