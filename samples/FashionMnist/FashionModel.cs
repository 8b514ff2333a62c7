using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Torch;
using MlNetPlus.Torch.Vision;

namespace FashionMnist;

/// <summary>The trainer and the pipeline around it, as an application would have them.</summary>
internal static class FashionModel
{
    /// <summary>What a picture of a garment may go through and still be one: mirrored, and a little out of place.</summary>
    public static ImageAugmentationOptions Augmentation(FashionSettings settings) => new() { AffineProbability = 0, LightingProbability = 0, MaxShift = settings.MaxShift };

    #region options
    public static ImageNeuralNetworkOptions Options(FashionSettings settings, IProgress<TrainingProgress>? progress = null) => new()
    {
        ImageColumnName = "ImagePath",
        Backbone = settings.Backbone,
        WeightsPath = settings.WeightsPath,
        Channels = settings.Channels,
        ImageSize = settings.ImageSize,
        Augmentation = Augmentation(settings),
        DropRate = 0.2,
        Training =
        {
            Epochs = settings.Epochs,
            MaxLearningRate = settings.LearningRate, // null: the trainer searches
            BatchSize = 32,
            AccumulateBatches = 2,
            ValidationFraction = 0, // the test pictures judge, and nothing is chosen by them
            Seed = settings.Seed,
            Progress = progress,
        },
    };
    #endregion

    #region train
    /// <summary>Classes become keys, the network learns them, and its predictions become texts again.</summary>
    public static TransformerChain<ITransformer> Fit(MLContext mlContext, IDataView pictures, ImageNeuralNetworkOptions options)
    {
        var keys = mlContext.Transforms.Conversion.MapValueToKey("Label").Fit(pictures);
        var network = mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(options).Fit(keys.Transform(pictures));
        return Chain(mlContext, keys, network, pictures);
    }

    /// <summary>The same model with several views of each picture.</summary>
    public static TransformerChain<ITransformer> WithViews(MLContext mlContext, TransformerChain<ITransformer> model, TestTimeAugmentationOptions views, IDataView pictures)
    {
        var (keys, network) = (model.First(), (ImageNeuralNetworkTransformer)model.ElementAt(1));
        return Chain(mlContext, keys, network.WithTestTimeAugmentation(views), pictures);
    }
    #endregion

    public static LearningRateCurve FindLearningRate(MLContext mlContext, IDataView pictures, ImageNeuralNetworkOptions options)
    {
        var keys = mlContext.Transforms.Conversion.MapValueToKey("Label").Fit(pictures);
        return mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(options).FindLearningRate(keys.Transform(pictures));
    }

    private static TransformerChain<ITransformer> Chain(MLContext mlContext, ITransformer keys, ITransformer network, IDataView pictures)
    {
        var scored = network.Transform(keys.Transform(pictures));
        var texts = mlContext.Transforms.Conversion.MapKeyToValue("PredictedClass", "PredictedLabel").Fit(scored);
        return new TransformerChain<ITransformer>(keys, network, texts);
    }
}
