using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>
/// Scores images with a model that is already trained, by several views of each image: mirrored, turned, cropped or otherwise augmented. What is aggregated is the
/// model's <c>Score</c>; its <c>PredictedLabel</c> is computed anew.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>Learns from data?</term><description>No</description></item>
/// <item><term>Rows read</term><description>None at Fit</description></item>
/// <item><term>Input types</term><description>An image (MLImage), and whatever else the model reads</description></item>
/// <item><term>Output types</term><description>The model's PredictedLabel (key or Boolean), Score (Single or a vector of Single) and Probability (Single), as far as it has them, with its
/// annotations; ScoreSpread (Single)</description></item>
/// <item><term>Saved state</term><description>The model and the options</description></item>
/// <item><term>Thread safety</term><description>Estimator and transformer are immutable; the model must allow several cursors at once, as ML.NET's do</description></item>
/// </list>
/// Random views are those of fastai's <c>Learner.tta</c>, fixed sets those of ttach 0.0.3. The random numbers of an image come from the seed and from its own pixels: they are the same in
/// any order of rows, in <c>PredictionEngine</c> and after loading. A missing image has NaN in all scores. <c>ScoreSpread</c> is the largest standard deviation that any of the scores has
/// over the views: high for images that the model is unsure of.
/// </remarks>
public sealed class TestTimeAugmentationEstimator : RowEstimator<TestTimeAugmentationTransformer>
{
    private readonly ITransformer _model;
    private readonly TestTimeAugmentationOptions _options;

    internal TestTimeAugmentationEstimator(IHostEnvironment environment, ITransformer model, TestTimeAugmentationOptions options)
        : base(environment)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (!model.IsRowToRowMapper)
            throw new ArgumentException("The model does not map rows one to one, so the scores of an image's views cannot be found again. Give the part of the pipeline that does.", nameof(model));
        _model = model;
        _options = options.Copy();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return TestTimeAugmentationTransformer.Describe(_model, _options, input, input.Data ?? Imagined(input));
    }

    /// <inheritdoc/>
    protected override TestTimeAugmentationTransformer FitCore(IDataView input) => new(Host, _model, _options);

    /// <summary>A schema such as the promised one, for asking the model what it adds: vectors and keys have one value.</summary>
    private static DataViewSchema Imagined(InputSchema input)
    {
        var schema = new DataViewSchema.Builder();
        foreach (var column in input.Names.Select(name => input.Find(name)!))
        {
            var item = column.IsKey ? new KeyDataViewType(column.ItemType.RawType, 1) : column.ItemType;
            schema.AddColumn(column.Name, column.Kind == ColumnKind.Scalar ? item : new VectorDataViewType((PrimitiveDataViewType)item, column.Kind == ColumnKind.Vector ? 1 : 0));
        }

        return schema.ToSchema();
    }
}
