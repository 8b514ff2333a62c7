using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>Predicts from pictures. Score holds the probability of each class, or a number; a picture that cannot be read has NaN there and no PredictedLabel.</summary>
/// <remarks>With several targets, the columns of each have its name before theirs, as in <c>Disease.Score</c>. Pictures may come in another kind of column than in training: as images, paths or the bytes of files.</remarks>
[ModelVersion(1)]
public sealed class ImageNeuralNetworkTransformer : PredictionTransformer<ImageNeuralNetworkModel>
{
    private readonly bool _ownsModel = true;
    private readonly TestTimeAugmentationOptions? _augmentation;

    internal ImageNeuralNetworkTransformer(IHostEnvironment environment, ImageNeuralNetworkModel model, DataViewSchema.Column images, IReadOnlyList<PredictionTarget> targets)
        : base(environment, targets, model, images)
    {
    }

    private ImageNeuralNetworkTransformer(ModelReader reader)
        : base(reader, ImageNeuralNetworkModel.Load(reader), ColumnType(reader)) =>
        _augmentation = TestTimeAugmentationFields.AreIn(reader) ? TestTimeAugmentationFields.Read(reader) : null;

    private ImageNeuralNetworkTransformer(ImageNeuralNetworkTransformer plain, TestTimeAugmentationOptions augmentation)
        : base(plain.Host, plain.Targets, plain.Model, Features(plain)) =>
        (_ownsModel, _augmentation) = (false, augmentation);

    /// <summary>The views that are scored of each picture.</summary>
    /// <value>A copy of what <see cref="WithTestTimeAugmentation"/> was given; null where pictures are scored as they are.</value>
    public TestTimeAugmentationOptions? TestTimeAugmentation => _augmentation?.Copy();

    /// <inheritdoc/>
    protected override int BatchSize => Model.BatchSize;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> FurtherColumnNames => _augmentation is null ? [] : [_augmentation.SpreadColumnName];

    /// <summary>
    /// The same network, scoring several views of each picture: <c>Score</c> becomes what the options make of the views' scores, <c>PredictedLabel</c>
    /// follows it, and <c>ScoreSpread</c> says how much the views disagree: the largest standard deviation of any of the target's scores over them. Of a
    /// target that is a number, views become one by their mean whatever <see cref="TestTimeAugmentationOptions.Aggregation"/> says.
    /// </summary>
    /// <param name="options">
    /// Which views, and how their scores become one. Of the column names, <see cref="TestTimeAugmentationOptions.SpreadColumnName"/> alone matters here,
    /// and <see cref="TestTimeAugmentationOptions.BatchSize"/> does not: a forward pass holds views as <see cref="ImageNeuralNetworkOptions.ScoringBatchSize"/> says.
    /// </param>
    /// <returns>
    /// A transformer to use, save and load as any other. It has the views of the options in place of those that this one may have. The network stays this
    /// one's: dispose this one when both are done with.
    /// </returns>
    /// <exception cref="ArgumentException">The options are at fault; the message lists every fault.</exception>
    public ImageNeuralNetworkTransformer WithTestTimeAugmentation(TestTimeAugmentationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new(this, options.Copy());
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_ownsModel)
            base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override void Save(ModelWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("column.kind", FeatureColumnType is TextDataViewType ? "text" : FeatureColumnType is VectorDataViewType ? "bytes" : "image");
        Model.Save(writer);
        if (_augmentation is not null)
            TestTimeAugmentationFields.Write(writer, _augmentation);
    }

    /// <inheritdoc/>
    protected override bool AcceptsFeatures(DataViewType type) => ImageColumn.Accepts(type);

    /// <inheritdoc/>
    protected override IRowScorer CreateScorer(DataViewRow row, DataViewSchema.Column features, int capacity)
    {
        ArgumentNullException.ThrowIfNull(row);
        var augmented = _augmentation is null ? null : new AugmentedScores(Model, _augmentation);
        return new ImageScorer(Model, augmented, ImageColumn.Reader(row, features), message => Host.LogWarning(nameof(ImageNeuralNetworkTransformer), message));
    }

    private static DataViewSchema.Column Features(ImageNeuralNetworkTransformer plain)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(plain.FeatureColumnName, plain.FeatureColumnType);
        return schema.ToSchema()[0];
    }

    private static DataViewType ColumnType(ModelReader reader) => reader.ReadString("column.kind") switch
    {
        "text" => TextDataViewType.Instance,
        "bytes" => new VectorDataViewType(NumberDataViewType.Byte),
        _ => new ImageDataViewType(),
    };
}
