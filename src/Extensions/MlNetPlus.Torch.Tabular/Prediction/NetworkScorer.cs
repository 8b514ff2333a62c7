using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Scores the rows of one cursor: the mean of the members' probabilities, or of their values.</summary>
internal sealed class NetworkScorer : IRowScorer
{
    private const int RowsAtOnce = DenseLayer.RowsAtOnce;

    private readonly IReadOnlyList<TrainedNetwork> _networks;
    private readonly PredictionTask _task;
    private readonly ValueGetter<VBuffer<float>> _getFeatures;
    private readonly int _featureCount;
    private readonly int _outputs;
    private readonly int _stride;
    private readonly double _share;
    private readonly float[] _raw; // (capacity, features)
    private readonly float[] _numbers;
    private readonly int[] _codes;
    private readonly float[] _inputs; // (rows at once, stride)
    private readonly double[] _sums; // (rows at once, outputs)
    private float[] _from;
    private float[] _to;
    private VBuffer<float> _buffer;

    public NetworkScorer(TabularNeuralNetworkModel model, PredictionTask task, ValueGetter<VBuffer<float>> getFeatures, int capacity)
    {
        _networks = model.Networks;
        _task = task;
        _getFeatures = getFeatures;
        _featureCount = model.FeatureCount;
        _outputs = _networks[0].Networks.Outputs;
        _stride = _networks.Max(network => network.Networks.WidestLayer);
        _share = 1.0 / _networks.Sum(network => network.Networks.Members.Count);
        _raw = new float[_featureCount * capacity];
        _numbers = new float[_networks.Max(network => network.Scaling.NumberCount)];
        _codes = new int[_networks[0].Scaling.CategorySizes.Count];
        _inputs = new float[_stride * RowsAtOnce];
        _from = new float[_stride * RowsAtOnce];
        _to = new float[_stride * RowsAtOnce];
        _sums = new double[_outputs * RowsAtOnce];
    }

    public void Read(int slot)
    {
        _getFeatures(ref _buffer);
        _buffer.CopyTo(_raw.AsSpan(slot * _featureCount, _featureCount));
    }

    public void Score(int count, Span<float> scores)
    {
        var width = _task == PredictionTask.MulticlassClassification ? _outputs : 1;
        for (var first = 0; first < count;)
        {
            var rows = count - first >= RowsAtOnce ? RowsAtOnce : 1;
            _sums.AsSpan().Clear();
            foreach (var network in _networks)
                Add(network, first, rows);
            for (var row = 0; row < rows; row++)
                Write(_sums.AsSpan(row * _outputs, _outputs), scores.Slice((first + row) * width, width));
            first += rows;
        }
    }

    private void Add(TrainedNetwork network, int first, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            network.Scaling.Apply(_raw.AsSpan((first + row) * _featureCount, _featureCount), _numbers, _codes);
            network.Networks.Encoder.Apply(_numbers, _codes, _inputs.AsSpan(row * _stride));
        }

        foreach (var layers in network.Networks.Members)
        {
            var input = _inputs;
            foreach (var layer in layers)
            {
                if (rows == 1)
                    layer.Apply(input, _to);
                else
                    layer.ApplyFour(input, _to, _stride);
                (_from, _to) = (_to, _from);
                input = _from;
            }

            for (var row = 0; row < rows; row++)
                AddVote(_from.AsSpan(row * _stride, _outputs), _sums.AsSpan(row * _outputs, _outputs), network.Target);
        }
    }

    private void AddVote(ReadOnlySpan<float> outputs, Span<double> sums, TargetScaling? target)
    {
        if (target is not null)
            sums[0] += ((outputs[0] * target.Deviation) + target.Mean) * _share;
        else if (_networks.Count == 1 && _networks[0].Networks.Members.Count == 1 && _task == PredictionTask.BinaryClassification)
            (sums[0], sums[1]) = (outputs[0], outputs[1]); // one voter: its logits, which sigmoid and logarithm would only blur
        else
            AddSoftmax(outputs, sums);
    }

    private void AddSoftmax(ReadOnlySpan<float> logits, Span<double> sums)
    {
        var largest = double.NegativeInfinity;
        foreach (var logit in logits)
            largest = Math.Max(largest, logit);
        var total = 0.0;
        foreach (var logit in logits)
            total += Math.Exp(logit - largest);
        for (var i = 0; i < logits.Length; i++)
            sums[i] += Math.Exp(logits[i] - largest) / total * _share;
    }

    private void Write(ReadOnlySpan<double> sums, Span<float> scores)
    {
        if (_task == PredictionTask.MulticlassClassification)
        {
            for (var i = 0; i < sums.Length; i++)
                scores[i] = (float)sums[i];
            return;
        }

        if (_task == PredictionTask.Regression)
            scores[0] = (float)sums[0];
        else if (_share == 1)
            scores[0] = (float)(sums[1] - sums[0]);
        else
            scores[0] = (float)Math.Log(Math.Max(sums[1], double.Epsilon) / Math.Max(sums[0], double.Epsilon));
    }
}
