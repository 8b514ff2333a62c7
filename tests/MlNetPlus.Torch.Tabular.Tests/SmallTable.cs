using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular.Tests;

/// <summary>Rows whose first feature decides; the second is noise, the third is missing in every fifth row, the fourth constant.</summary>
internal static class SmallTable
{
    private static readonly string[] Ports = ["Cherbourg", "Queenstown", "Southampton"];

    public static List<Row> Rows(int count = 120, int classes = 3)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            var group = index % classes;
            return new Row
            {
                Signal = group + (0.15f * (float)((random.NextDouble() * 2) - 1)),
                Noise = (float)random.NextDouble(),
                Gappy = index % 5 == 0 ? float.NaN : (float)random.NextDouble(),
                Constant = 4,
                Group = group,
            };
        })];
    }

    public static IDataView Of(MLContext mlContext, PredictionTask task, List<Row>? rows = null)
    {
        var view = mlContext.Data.LoadFromEnumerable(rows ?? Rows(classes: task == PredictionTask.BinaryClassification ? 2 : 3));
        var features = mlContext.Transforms.Concatenate("Features", nameof(Row.Signal), nameof(Row.Noise), nameof(Row.Gappy), nameof(Row.Constant));
        IEstimator<ITransformer> label = task switch
        {
            PredictionTask.BinaryClassification => mlContext.Transforms.CustomMapping<Row, BinaryLabel>((row, output) => output.Label = row.Group == 1, null),
            PredictionTask.MulticlassClassification => mlContext.Transforms.CustomMapping<Row, TextLabel>((row, output) => output.Label = Ports[row.Group], null)
                .Append(mlContext.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)),
            _ => mlContext.Transforms.CustomMapping<Row, NumberLabel>((row, output) => output.Label = 100 + (10 * row.Signal), null),
        };
        return features.Append(label).Fit(view).Transform(view);
    }

    /// <summary>A small network without inner folds, unless changed.</summary>
    public static TabularNeuralNetworkTrainer Trainer(MLContext mlContext, PredictionTask task, int epochs = 24, Action<TabularNeuralNetworkOptions>? change = null, TabularNetwork network = TabularNetwork.TabMMini)
    {
        var options = new TabularNeuralNetworkOptions(network) { HiddenSizes = [32, 24], InnerFolds = 0 };
        options.Training.Epochs = epochs;
        options.Training.BatchSize = 32;
        options.Training.Device = "cpu";
        change?.Invoke(options);
        return task switch
        {
            PredictionTask.BinaryClassification => mlContext.BinaryClassification.Trainers.TabularNeuralNetwork(options),
            PredictionTask.MulticlassClassification => mlContext.MulticlassClassification.Trainers.TabularNeuralNetwork(options),
            _ => mlContext.Regression.Trainers.TabularNeuralNetwork(options),
        };
    }

    public static float[] Scores(IDataView scored) => scored.Schema["Score"].Type is VectorDataViewType
        ? [.. scored.GetColumn<VBuffer<float>>("Score").SelectMany(scores => scores.DenseValues())]
        : [.. scored.GetColumn<float>("Score")];

    internal sealed class Row
    {
        public float Signal { get; set; }

        public float Noise { get; set; }

        public float Gappy { get; set; }

        public float Constant { get; set; }

        public int Group { get; set; }
    }

    private sealed class BinaryLabel
    {
        public bool Label { get; set; }
    }

    private sealed class TextLabel
    {
        public string Label { get; set; } = "";
    }

    private sealed class NumberLabel
    {
        public float Label { get; set; }
    }
}
