using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>
/// Predicts with a tabular neural network. Binary: Score is a logit, Probability its sigmoid; multiclass: Score holds the probability of each class;
/// regression: Score is the value.
/// </summary>
[ModelVersion(1)]
public sealed class TabularNeuralNetworkTransformer : PredictionTransformer<TabularNeuralNetworkModel>
{
    internal TabularNeuralNetworkTransformer(IHostEnvironment environment, PredictionTask task, TabularNeuralNetworkModel model, DataViewSchema.Column features, LabelValues? classes)
        : base(environment, task, model, features, classes)
    {
    }

    private TabularNeuralNetworkTransformer(ModelReader reader)
        : base(reader, TabularNeuralNetworkModel.Load(reader), featureColumnType: null)
    {
    }

    /// <inheritdoc/>
    protected override int BatchSize => 1024;

    /// <inheritdoc/>
    protected override void Save(ModelWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Model.Save(writer);
    }

    /// <inheritdoc/>
    protected override IRowScorer CreateScorer(DataViewRow row, DataViewSchema.Column features, int capacity)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new NetworkScorer(Model, Task, row.GetGetter<VBuffer<float>>(features), capacity);
    }
}
