using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;
using TorchSharp;

namespace MlNetPlus.Torch.Vision;

/// <summary>Trains an image network on pictures with labels: from nothing, or from published weights, as fastai's <c>fine_tune</c>.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>Learns from data?</term><description>Yes</description></item>
/// <item><term>Rows read</term><description>Once; the decoded pictures are kept in memory as bytes: channels x side x side each</description></item>
/// <item><term>Input types</term><description>Pictures: image, path (text) or the bytes of a file (vector of Byte); label: key</description></item>
/// <item><term>Output types</term><description>PredictedLabel (key) and Score (vector of Single, probabilities), as ML.NET's own trainers of the task have them</description></item>
/// <item><term>Saved state</term><description>The network's weights in the safetensors format, and how pictures are resized</description></item>
/// <item><term>Thread safety</term><description>The trainer: one Fit at a time; the model: any number of threads, which wait for one another</description></item>
/// </list>
/// The same seed gives the same model on the processor. Training and prediction need libtorch (<see cref="TorchNative"/>).
/// </remarks>
public sealed class ImageNeuralNetworkTrainer : Trainer<ImageNeuralNetworkTransformer, ImageNeuralNetworkModel>
{
    private readonly ImageNeuralNetworkOptions _options;
    private readonly int _seed;

    internal ImageNeuralNetworkTrainer(IHostEnvironment environment, ImageNeuralNetworkOptions options)
        : this(Validated(options), environment)
    {
    }

    private ImageNeuralNetworkTrainer(ImageNeuralNetworkOptions options, IHostEnvironment environment)
        : base(environment, PredictionTask.MulticlassClassification, new TrainerColumns(options.LabelColumnName, options.ImageColumnName, ImageColumn.Accepted))
    {
        _options = options;
        _seed = options.Training.Seed ?? environment.GetSeed() ?? 0;
    }

    private ImageDecoder Decoder => new(_options.Size, _options.Channels, _options.Fit);

    /// <summary>Measures the loss over the learning rate on the training part of some rows, to choose <see cref="TrainingOptions.MaxLearningRate"/> by.</summary>
    /// <param name="data">The rows, as for Fit. Where the body is frozen at first, the rate is that of the head.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">The rows cannot be trained on; the message says why.</exception>
    public LearningRateCurve FindLearningRate(IDataView data)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckSchema(data.Schema);
        using var network = CreateNetwork(data);
        var (training, _) = Read(data, null);
        return Training(network, training, null).FindLearningRate();
    }

    /// <inheritdoc/>
    protected override ImageNeuralNetworkTransformer FitCore(IDataView input, IDataView? validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var network = CreateNetwork(input); // weights that do not fit are found before the pictures are read
        try
        {
            var (training, held) = Read(input, validation);
            var histories = Training(network, training, held).Fit();
            network.to(torch.CPU);
            var last = histories[^1];
            Host.LogInformation(nameof(ImageNeuralNetworkTrainer), string.Create(
                CultureInfo.InvariantCulture,
                $"{training.Count} training and {held?.Count ?? 0} validation pictures, {histories.Sum(one => one.Epochs.Count)} epochs, weights of epoch {last.KeptEpoch}. {last.StopMessage}"));
            return new(Host, new(network, Decoder, _options.ScoringBatchSize, histories), input.Schema[Columns.Features], LabelValues.Of(input.Schema[Columns.Label]));
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static ImageNeuralNetworkOptions Validated(ImageNeuralNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ValidatedCopy();
    }

    private VisionBackbone CreateNetwork(IDataView data) => VisionModels.Create(new VisionModelOptions
    {
        Name = _options.Backbone,
        ClassCount = LabelValues.Of(data.Schema[Columns.Label]).Count,
        Channels = _options.Channels,
        DropRate = _options.DropRate,
        Seed = _seed,
        WeightsPath = _options.WeightsPath,
    });

    private (LabelledImages Training, LabelledImages? Validation) Read(IDataView data, IDataView? validation)
    {
        var images = LabelledImages.Read(Host, data, Columns, Decoder, _options.Undecodable);
        images.CheckClasses(Columns.Label);
        if (validation is not null)
            return (images, LabelledImages.Read(Host, validation, Columns, Decoder, _options.Undecodable));
        var parts = HoldOut.Of(images.Count, _options.Training.ValidationFraction, _seed, images.Classes);
        return (images.Take(parts.Training), parts.Validation.Count > 0 ? images.Take(parts.Validation) : null);
    }

    private ImageTraining Training(VisionBackbone network, LabelledImages training, LabelledImages? validation) =>
        new(Host, _options, network, PixelBatches.Of(network.Info, _options.Size, _options.Channels), training, validation, _seed);
}
