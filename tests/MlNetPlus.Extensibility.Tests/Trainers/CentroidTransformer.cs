using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Extensibility.Tests;

internal sealed class CentroidTransformer : PredictionTransformer<CentroidModel>
{
    public CentroidTransformer(IHostEnvironment environment, PredictionTask task, CentroidModel model, DataViewSchema.Column features, LabelValues? classes)
        : base(environment, task, model, features, classes)
    {
    }

    private CentroidTransformer(ModelReader reader)
        : base(reader, new CentroidModel([.. Enumerable.Range(0, reader.ReadInt32("count")).Select(index => reader.ReadSingles($"centroid{index}"))]), featureColumnType: null)
    {
    }

    protected override int BatchSize => 7;

    protected override void Save(ModelWriter writer)
    {
        writer.Write("count", Model.Centroids.Length);
        for (var i = 0; i < Model.Centroids.Length; i++)
            writer.Write($"centroid{i}", Model.Centroids[i]);
    }

    protected override IRowScorer CreateScorer(DataViewRow row, DataViewSchema.Column features, int capacity) => new Scorer(this, row, features, capacity);

    private sealed class Scorer(CentroidTransformer parent, DataViewRow row, DataViewSchema.Column features, int capacity) : IRowScorer
    {
        private readonly ValueGetter<VBuffer<float>> _get = row.GetGetter<VBuffer<float>>(features);
        private readonly float[][] _features = new float[capacity][];
        private VBuffer<float> _buffer;

        public void Read(int slot)
        {
            _get(ref _buffer);
            _features[slot] = [.. _buffer.DenseValues()];
        }

        public void Score(int count, Span<float> scores)
        {
            var model = parent.Model;
            for (var row = 0; row < count; row++)
            {
                switch (parent.Task)
                {
                    case PredictionTask.BinaryClassification:
                        scores[row] = model.Distance(0, _features[row]) - model.Distance(1, _features[row]);
                        break;
                    case PredictionTask.Regression:
                        scores[row] = model.Distance(0, _features[row]);
                        break;
                    default:
                        var classes = model.Centroids.Length;
                        var weights = Enumerable.Range(0, classes).Select(index => MathF.Exp(-model.Distance(index, _features[row]))).ToArray();
                        for (var i = 0; i < classes; i++)
                            scores[row * classes + i] = weights[i] / weights.Sum();
                        break;
                }
            }
        }
    }
}
