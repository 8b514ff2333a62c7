using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Adds up how good one target's predictions are.</summary>
internal sealed class HeadEvaluation(ImageHead head)
{
    private double _loss;
    private double _right;
    private long _count;

    /// <summary>The weighted loss of a row, on average.</summary>
    public double WeightedLoss => head.Weight * _loss / _count;

    public void Add(Tensor output, Tensor labels)
    {
        using var scope = NewDisposeScope();
        _loss += head.Losses(output, labels, 0).sum(ScalarType.Float64).ToDouble();
        if (head.HasClasses)
            _right += head.Part(output).argmax(1).eq(labels.to_type(ScalarType.Int64)).sum().ToInt64();
        _count += labels.size(0);
    }

    public IEnumerable<TrainingMetric> Metrics() => head.HasClasses
        ? [new(head.Metric("LogLoss"), _loss / _count), new(head.Metric("Accuracy"), _right / _count)]
        : [new(head.Metric("MeanSquaredError"), head.Scale * head.Scale * _loss / _count)];
}
