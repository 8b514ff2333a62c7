using MlNetPlus.Extensibility;
using MlNetPlus.Torch.Vision;

namespace Microsoft.ML;

/// <summary><c>ImageNeuralNetwork</c> on the trainers of regression.</summary>
public static class ImageRegressionCatalogExtensions
{
    /// <summary>An image network that predicts a number, trained with the defaults of <see cref="ImageNeuralNetworkOptions"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to predict (Single).</param>
    /// <param name="imageColumnName">The column of pictures: images, paths, or the bytes of files.</param>
    /// <returns>The trainer. Its model gives Score, in the label's unit.</returns>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    public static ImageNeuralNetworkTrainer ImageNeuralNetwork(
        this RegressionCatalog.RegressionTrainers catalog, string labelColumnName = "Label", string imageColumnName = "Image") =>
        catalog.ImageNeuralNetwork(new ImageNeuralNetworkOptions { LabelColumnName = labelColumnName, ImageColumnName = imageColumnName });

    /// <summary>An image network that predicts a number.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options, copied. Where they name several targets, each has its own task.</param>
    /// <returns>The trainer. Its model gives Score, in the label's unit.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; the message lists all that are.</exception>
    public static ImageNeuralNetworkTrainer ImageNeuralNetwork(this RegressionCatalog.RegressionTrainers catalog, ImageNeuralNetworkOptions options) =>
        new(catalog.GetEnvironment(), PredictionTask.Regression, options);
}
