using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Scores the rows of one cursor.</summary>
internal sealed class NetworkScorer : IRowScorer
{
    private readonly TabularNeuralNetworkModel _model;
    private readonly bool _isMulticlass;
    private readonly ValueGetter<VBuffer<float>> _getFeatures;
    private readonly float[] _raw;
    private readonly float[] _inputs;
    private readonly int _stride;
    private float[] _from;
    private float[] _to;
    private VBuffer<float> _buffer;

    public NetworkScorer(TabularNeuralNetworkModel model, PredictionTask task, ValueGetter<VBuffer<float>> getFeatures, int capacity)
    {
        _model = model;
        _isMulticlass = task == PredictionTask.MulticlassClassification;
        _getFeatures = getFeatures;
        _raw = new float[model.Scaling.InputCount];
        _inputs = new float[model.Scaling.OutputCount * capacity];
        _stride = Math.Max(model.Scaling.OutputCount, model.Layers.Max(layer => layer.StoredOutputs));
        _from = new float[_stride * DenseLayer.RowsAtOnce];
        _to = new float[_stride * DenseLayer.RowsAtOnce];
    }

    public void Read(int slot)
    {
        _getFeatures(ref _buffer);
        _buffer.CopyTo(_raw);
        _model.Scaling.Apply(_raw, Input(slot));
    }

    public void Score(int count, Span<float> scores)
    {
        var row = 0;
        for (; row + DenseLayer.RowsAtOnce <= count; row += DenseLayer.RowsAtOnce)
            ScoreRows(row, DenseLayer.RowsAtOnce, scores);
        for (; row < count; row++)
            ScoreRows(row, 1, scores);
    }

    private Span<float> Input(int slot) => _inputs.AsSpan(slot * _model.Scaling.OutputCount, _model.Scaling.OutputCount);

    private void ScoreRows(int first, int count, Span<float> scores)
    {
        for (var i = 0; i < count; i++)
            Input(first + i).CopyTo(_from.AsSpan(i * _stride));

        foreach (var layer in _model.Layers)
        {
            if (count == 1)
                layer.Apply(_from, _to);
            else
                layer.ApplyFour(_from, _to, _stride);
            (_from, _to) = (_to, _from);
        }

        var width = _model.Layers[^1].Outputs;
        for (var i = 0; i < count; i++)
        {
            var score = scores.Slice((first + i) * width, width);
            _from.AsSpan(i * _stride, width).CopyTo(score);
            if (_isMulticlass)
                Softmax(score);
        }
    }

    private static void Softmax(Span<float> logits)
    {
        var largest = float.NegativeInfinity;
        foreach (var logit in logits)
            largest = Math.Max(largest, logit);
        var sum = 0.0;
        foreach (ref var logit in logits)
            sum += logit = MathF.Exp(logit - largest);
        foreach (ref var share in logits)
            share = (float)(share / sum);
    }
}
