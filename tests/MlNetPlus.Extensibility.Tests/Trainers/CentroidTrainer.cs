using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility.Tests;

/// <summary>The smallest trainer for all three tasks.</summary>
internal sealed class CentroidTrainer(MLContext mlContext, PredictionTask task, string? weight = null)
    : Trainer<CentroidTransformer, CentroidModel>(mlContext, task, new TrainerColumns("Label", "Features", AcceptedType.Features, weight))
{
    public bool SawValidation { get; private set; }

    protected override CentroidTransformer FitCore(IDataView input, IDataView? validation)
    {
        SawValidation = validation is not null;
        var classes = Task == PredictionTask.MulticlassClassification ? LabelValues.Of(input.Schema["Label"]) : null;
        var labels = Task switch
        {
            PredictionTask.BinaryClassification => input.GetColumn<bool>("Label").Select(label => label ? 1 : 0),
            PredictionTask.MulticlassClassification => input.GetColumn<uint>("Label").Select(key => (int)key - 1),
            _ => input.GetColumn<float>("Label").Select(_ => 0),
        };
        var rows = input.GetColumn<VBuffer<float>>("Features").Select(row => row.DenseValues().ToArray()).Zip(labels, (features, label) => (features, label)).ToList();
        var count = Task switch { PredictionTask.BinaryClassification => 2, PredictionTask.MulticlassClassification => classes!.Count, _ => 1 };
        var centroids = Enumerable.Range(0, count).Select(index => Mean([.. rows.Where(row => row.label == index).Select(row => row.features)])).ToArray();
        return new CentroidTransformer(Host, Task, new CentroidModel(centroids), input.Schema["Features"], classes);
    }

    private static float[] Mean(float[][] rows) => rows.Length == 0
        ? throw new InvalidOperationException("A class has no rows; expected at least one row of each class.")
        : [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Average(row => row[column]))];
}
