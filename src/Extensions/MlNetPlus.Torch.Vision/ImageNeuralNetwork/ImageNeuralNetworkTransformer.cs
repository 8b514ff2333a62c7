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
    internal ImageNeuralNetworkTransformer(IHostEnvironment environment, ImageNeuralNetworkModel model, DataViewSchema.Column images, IReadOnlyList<PredictionTarget> targets)
        : base(environment, targets, model, images)
    {
    }

    private ImageNeuralNetworkTransformer(ModelReader reader)
        : base(reader, ImageNeuralNetworkModel.Load(reader), ColumnType(reader))
    {
    }

    /// <inheritdoc/>
    protected override int BatchSize => Model.BatchSize;

    /// <inheritdoc/>
    protected override void Save(ModelWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("column.kind", FeatureColumnType is TextDataViewType ? "text" : FeatureColumnType is VectorDataViewType ? "bytes" : "image");
        Model.Save(writer);
    }

    /// <inheritdoc/>
    protected override bool AcceptsFeatures(DataViewType type) => ImageColumn.Accepts(type);

    /// <inheritdoc/>
    protected override IRowScorer CreateScorer(DataViewRow row, DataViewSchema.Column features, int capacity)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new ImageScorer(Model, ImageColumn.Reader(row, features), capacity, message => Host.LogWarning(nameof(ImageNeuralNetworkTransformer), message));
    }

    private static DataViewType ColumnType(ModelReader reader) => reader.ReadString("column.kind") switch
    {
        "text" => TextDataViewType.Instance,
        "bytes" => new VectorDataViewType(NumberDataViewType.Byte),
        _ => new ImageDataViewType(),
    };
}
