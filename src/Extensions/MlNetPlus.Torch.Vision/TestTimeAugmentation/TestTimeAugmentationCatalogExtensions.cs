using MlNetPlus.Extensibility;
using MlNetPlus.Torch.Vision;

namespace Microsoft.ML;

/// <summary>Test-time augmentation in <c>mlContext.Transforms</c>.</summary>
public static class TestTimeAugmentationCatalogExtensions
{
    /// <summary>Scores images with a trained model by several views of each image, and adds how much the views disagree.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="model">Any model that reads an image column (<c>MLImage</c>) and maps rows one to one. It stays its maker's to dispose.</param>
    /// <param name="options">Which views, and how their scores become one; copied. Null for fastai's four random views.</param>
    /// <returns>The estimator. Its <c>Fit</c> reads no data.</returns>
    /// <exception cref="ArgumentException">The options are at fault, and the message lists every fault; or the model does not map rows one to one.</exception>
    public static TestTimeAugmentationEstimator TestTimeAugmentation(this TransformsCatalog catalog, ITransformer model, TestTimeAugmentationOptions? options = null) =>
        new(catalog.GetEnvironment(), model, options ?? new());
}
