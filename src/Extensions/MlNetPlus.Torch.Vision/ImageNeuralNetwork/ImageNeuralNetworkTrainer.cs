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
/// <item><term>Rows read</term><description>Once; the decoded pictures are kept as bytes, channels x side x side each: in memory, above <see cref="ImageNeuralNetworkOptions.MaxCacheMemory"/> in a file</description></item>
/// <item><term>Input types</term><description>Pictures: image, path (text) or the bytes of a file (vector of Byte); label: key, or Single for a number; several of them with <see cref="ImageNeuralNetworkOptions.Targets"/></description></item>
/// <item><term>Output types</term><description>PredictedLabel (key) and Score (vector of Single, probabilities), or Score (Single) for a number, as ML.NET's own trainers of the task have them; <c>Name.Score</c> with several targets</description></item>
/// <item><term>Saved state</term><description>The network's weights in the safetensors format, and how pictures are resized</description></item>
/// <item><term>Thread safety</term><description>The trainer: one Fit at a time; the model: any number of threads, which wait for one another</description></item>
/// </list>
/// The same seed gives the same model on the processor. Training and prediction need libtorch (<see cref="TorchNative"/>).
/// </remarks>
public sealed class ImageNeuralNetworkTrainer : Trainer<ImageNeuralNetworkTransformer, ImageNeuralNetworkModel>
{
    private readonly ImageNeuralNetworkOptions _options;
    private readonly int _seed;

    internal ImageNeuralNetworkTrainer(IHostEnvironment environment, PredictionTask task, ImageNeuralNetworkOptions options)
        : this(Validated(options), environment, task)
    {
    }

    private ImageNeuralNetworkTrainer(ImageNeuralNetworkOptions options, IHostEnvironment environment, PredictionTask task)
        : base(environment, options.TargetColumns(task), new TrainerColumns(options.TargetColumns(task)[0].Label, options.ImageColumnName, ImageColumn.Accepted))
    {
        _options = options;
        _seed = options.Training.Seed ?? environment.GetSeed() ?? 0;
    }

    /// <summary>Measures the loss over the learning rate on the training part of some rows, to choose <see cref="TrainingOptions.MaxLearningRate"/> by.</summary>
    /// <param name="data">The rows, as for Fit. Where the body is frozen at first, the rate is that of the head.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">The rows cannot be trained on; the message says why.</exception>
    public LearningRateCurve FindLearningRate(IDataView data)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckSchema(data.Schema);
        var classes = Classes(data.Schema);
        using var network = CreateNetwork(classes);
        var (training, _) = Read(data, null);
        using var kept = training;
        return Training(network, training, null, Heads(classes, training)).FindLearningRate();
    }

    /// <summary>Draws some pictures as the training has them: resized, and beside each what <see cref="ImageNeuralNetworkOptions.Augmentation"/> makes of it.</summary>
    /// <param name="data">The rows, as for Fit. The first 16 pictures that can be read are drawn, one row each; none is read after them.</param>
    /// <param name="path">A file with the extension .png, .jpg, .jpeg or .webp.</param>
    /// <param name="versions">How many changed versions stand to the right of each picture, from 1 to 32; without augmentation, none do.</param>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type, or the number of versions is out of its range.</exception>
    /// <exception cref="ArgumentException">The extension is another one.</exception>
    /// <exception cref="InvalidOperationException">No picture can be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePreview(IDataView data, string path, int versions = 7)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckSchema(data.Schema);
        AugmentationPreview.Save(Host, _options, _seed, data, path, versions);
    }

    /// <inheritdoc/>
    protected override ImageNeuralNetworkTransformer FitCore(IDataView input, IDataView? validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var classes = Classes(input.Schema);
        if (validation is not null)
            CheckSameClasses(classes, validation);
        var network = CreateNetwork(classes); // weights that do not fit are found before the pictures are read
        try
        {
            var (training, held) = Read(input, validation);
            using var kept = training;
            using var heldKept = held;
            training.WarnOfClassesWithoutPictures(Host, Targets, classes);
            var heads = Heads(classes, training);
            var histories = Training(network, training, held, heads).Fit();
            network.to(torch.CPU);
            var last = histories[^1];
            Host.LogInformation(nameof(ImageNeuralNetworkTrainer), string.Create(
                CultureInfo.InvariantCulture,
                $"{training.Count} training and {held?.Count ?? 0} validation pictures, {histories.Sum(one => one.Epochs.Count)} epochs, weights of epoch {last.KeptEpoch}. {last.StopMessage}"));
            PredictionTarget[] targets = [.. Targets.Zip(classes, (target, values) => new PredictionTarget(target.Name, target.Task, values))];
            return new(Host, new(network, _options.Decoder, _options.ScoringBatchSize, heads, histories), input.Schema[Columns.Features], targets);
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

    /// <summary>The classes of each target; none for a number.</summary>
    private LabelValues?[] Classes(DataViewSchema schema) =>
        [.. Targets.Select(target => target.Task == PredictionTask.MulticlassClassification ? LabelValues.Of(schema[target.Label]) : null)];

    private void CheckSameClasses(LabelValues?[] training, IDataView validation)
    {
        foreach (var (target, expected, got) in Targets.Zip(training, Classes(validation.Schema)))
        {
            if (expected is not null && !expected.ToNames().SequenceEqual(got!.ToNames(), StringComparer.Ordinal))
            {
                throw new ArgumentOutOfRangeException(nameof(validation), string.Create(
                    CultureInfo.InvariantCulture,
                    $"Column '{target.Label}' (label of {nameof(ImageNeuralNetworkTrainer)}) has other keys in the validation data ({got.Count} values) than in the training data ({expected.Count} values); expected the same. Map both with the one MapValueToKey that was fitted on the training data."));
            }
        }
    }

    private VisionBackbone CreateNetwork(LabelValues?[] classes) => VisionModels.Create(new VisionModelOptions
    {
        Name = _options.Backbone,
        ClassCount = classes.Sum(values => values?.Count ?? 1),
        Channels = _options.Channels,
        DropRate = _options.DropRate,
        Seed = _seed,
        WeightsPath = _options.WeightsPath,
    });

    private List<ImageHead> Heads(LabelValues?[] classes, LabelledImages training)
    {
        var heads = new List<ImageHead>();
        foreach (var (index, target) in Targets.Index())
        {
            var start = heads.Sum(head => head.Width);
            var weight = _options.Targets.Count == 0 ? 1 : _options.Targets[index].Weight;
            heads.Add(classes[index] is { } values
                ? new ImageHead(target.Name, target.Task, start, values.Count, weight) { ClassWeights = ClassWeights(index, values) }
                : ImageHead.OfNumbers(target.Name, start, weight, training.Labels[index]));
        }

        return heads;
    }

    /// <summary>The weight of each class that a target's options name; null where they name none.</summary>
    private float[]? ClassWeights(int target, LabelValues values)
    {
        if (_options.ClassWeightsOf(target) is not { Count: > 0 } given)
            return null;
        var names = values.ToNames();
        string[] unknown = [.. given.Keys.Except(names, StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            throw new ArgumentException(
                $"{nameof(ImageNeuralNetworkOptions.ClassWeights)} of column '{Targets[target].Label}' (label of {nameof(ImageNeuralNetworkTrainer)}) names {LabelledImages.Listed(unknown)}; "
                + $"expected classes of the column: {LabelledImages.Listed(names)}.");
        }

        return [.. names.Select(name => given.TryGetValue(name, out var weight) ? (float)weight : 1)];
    }

    private (LabelledImages Training, LabelledImages? Validation) Read(IDataView data, IDataView? validation)
    {
        var images = Read(data, _options.MaxCacheMemory, forValidation: false);
        try
        {
            images.CheckClasses(Targets);
            return validation is null ? HeldOut(images) : (images, Read(validation, _options.MaxCacheMemory - images.Kept.BytesInMemory, forValidation: true));
        }
        catch
        {
            images.Dispose();
            throw;
        }
    }

    private (LabelledImages Training, LabelledImages? Validation) HeldOut(LabelledImages images)
    {
        var byClass = Targets.Zip(images.Labels).Where(pair => pair.First.Task == PredictionTask.MulticlassClassification).Select(pair => pair.Second).FirstOrDefault();
        var parts = HoldOut.Of(images.Count, _options.Training.ValidationFraction, _seed, byClass is null ? null : [.. byClass.Select(label => (long)label)]);
        if (parts.Validation.Count == 0 && _options.Training.ValidationFraction > 0)
            Host.LogWarning(nameof(ImageNeuralNetworkTrainer), "No picture is held out to evaluate on: the classes that would be have no other picture to train on. Give more pictures of each class.");
        return (images.Take(parts.Training), parts.Validation.Count > 0 ? images.Take(parts.Validation) : null);
    }

    private LabelledImages Read(IDataView data, long maxMemory, bool forValidation) =>
        LabelledImagesReader.Read(Host, _options, Targets, data, maxMemory, forValidation);

    private ImageTraining Training(VisionBackbone network, LabelledImages training, LabelledImages? validation, IReadOnlyList<ImageHead> heads) =>
        new(Host, _options, network, PixelBatches.Of(network.Info, _options.Size, _options.Channels), training, validation, heads, _seed);
}
