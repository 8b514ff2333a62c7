using MlNetPlus.Extensibility;
using MlNetPlus.Torch.Vision;

namespace Microsoft.ML;

/// <summary><c>ImageNeuralNetwork</c> on the trainers of multiclass classification.</summary>
public static class ImageNeuralNetworkCatalogExtensions
{
    /// <summary>An image network, trained with the defaults of <see cref="ImageNeuralNetworkOptions"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to predict (a key).</param>
    /// <param name="imageColumnName">The column of pictures: images, paths, or the bytes of files.</param>
    /// <returns>The trainer. Its model gives PredictedLabel and Score (a probability for each class).</returns>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    public static ImageNeuralNetworkTrainer ImageNeuralNetwork(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName = "Label", string imageColumnName = "Image") =>
        catalog.ImageNeuralNetwork(new ImageNeuralNetworkOptions { LabelColumnName = labelColumnName, ImageColumnName = imageColumnName });

    /// <summary>An image network.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options, copied. Where they name several targets, each has its own task.</param>
    /// <returns>The trainer. Its model gives PredictedLabel and Score (a probability for each class), for each target.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; the message lists all that are.</exception>
    public static ImageNeuralNetworkTrainer ImageNeuralNetwork(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, ImageNeuralNetworkOptions options) =>
        new(catalog.GetEnvironment(), PredictionTask.MulticlassClassification, options);
}
