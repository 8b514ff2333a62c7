using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>Scores images with a wrapped model by several views of each (see <see cref="TestTimeAugmentationEstimator"/>).</summary>
[ModelVersion(1)]
public sealed class TestTimeAugmentationTransformer : BatchTransformer, IDisposable
{
    private static readonly AcceptedType Image = AcceptedType.Where(
        "an image (MLImage)", "Load it first, e.g. with mlContext.Transforms.LoadImages", shape => shape.Kind == ColumnKind.Scalar && shape.ItemType.RawType == typeof(MLImage));

    private readonly TestTimeAugmentationOptions _options;
    private readonly bool _ownsModel;

    internal TestTimeAugmentationTransformer(IHostEnvironment environment, ITransformer model, TestTimeAugmentationOptions options)
        : base(environment)
    {
        Model = model;
        _options = options;
    }

    private TestTimeAugmentationTransformer(ModelReader reader)
        : base(reader)
    {
        Model = reader.ReadModel("Model");
        _options = TestTimeAugmentationFields.Read(reader);
        _ownsModel = true;
    }

    /// <summary>The wrapped model.</summary>
    public ITransformer Model { get; }

    /// <inheritdoc/>
    protected override int BatchSize => _options.BatchSize;

    /// <summary>Disposes the wrapped model if it was loaded with this transformer; one that was given to the estimator belongs to its maker.</summary>
    public void Dispose()
    {
        if (_ownsModel)
            (Model as IDisposable)?.Dispose();
    }

    /// <summary>The columns that are added, on data of this schema.</summary>
    internal static IReadOnlyList<ColumnShape> Describe(ITransformer model, TestTimeAugmentationOptions options, InputSchema input, DataViewSchema schema)
    {
        input.Require(nameof(TestTimeAugmentationEstimator), options.ImageColumnName, Image);
        return [.. new AugmentedColumns(model, options, schema).Added.Select(ColumnShape.Of), ColumnShape.Scalar(options.SpreadColumnName, NumberDataViewType.Single)];
    }

    /// <inheritdoc/>
    protected override void Bind(BatchMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        mapping.Input(_options.ImageColumnName, Image);
        var columns = new AugmentedColumns(Model, _options, mapping.InputSchema);
        DataViewSchema.DetachedColumn[] added =
        [
            .. columns.Added.Select(column => new DataViewSchema.DetachedColumn(column.Name, column.Type, column.Annotations)),
            new(_options.SpreadColumnName, NumberDataViewType.Single),
        ];
        mapping.Outputs(added, columns.Inputs, (row, capacity) => new AugmentedBatch(Model, columns, _options, row, capacity));
    }

    /// <inheritdoc/>
    protected override void Save(ModelWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TestTimeAugmentationFields.Write(writer, _options);
        writer.WriteModel("Model", Model);
    }
}
