using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>The loss of all targets of an image network, and how good its predictions are.</summary>
internal sealed class TargetLosses
{
    private readonly IReadOnlyList<ImageHead> _heads;
    private readonly float[]?[] _classWeights;
    private readonly double _smoothing;

    /// <param name="heads">The targets, in the order of their scores and labels.</param>
    /// <param name="training">The pictures to train on, for the weights of classes.</param>
    /// <param name="options">Label smoothing, and whether classes are balanced.</param>
    public TargetLosses(IReadOnlyList<ImageHead> heads, LabelledImages training, ImageNeuralNetworkOptions options)
    {
        _heads = heads;
        _smoothing = options.Training.LabelSmoothing;
        _classWeights = [.. heads.Select((head, target) =>
            options.BalanceClasses && head.HasClasses ? BalancedWeights(training.Labels[target], head.Width)
            : head.ClassWeights is { } given ? WithMeanOne(given, training.Labels[target])
            : null)];
    }

    /// <summary>The losses of some pictures, of all targets, weighted and added.</summary>
    /// <param name="output">The network's output, of shape (n, scores of all targets).</param>
    /// <param name="labels">Shape (n, targets).</param>
    /// <returns>Shape (n). The caller disposes it.</returns>
    public Tensor Of(Tensor output, Tensor labels)
    {
        using var scope = NewDisposeScope();
        Tensor? sum = null;
        foreach (var (target, head) in _heads.Index())
        {
            var given = labels.select(1, target);
            var weights = _classWeights[target] is { } known ? tensor(known, device: labels.device) : null;
            var losses = head.Losses(output, given, _smoothing, weights);
            losses = head.Weight == 1 ? losses : losses * head.Weight;
            sum = sum is null ? losses : sum + losses;
        }

        return sum!.MoveToOuterDisposeScope();
    }

    /// <summary>Labels of some pictures.</summary>
    /// <returns>Shape (n, targets). The caller disposes it.</returns>
    public Tensor Labels(LabelledImages images, ReadOnlySpan<long> rows, Device device)
    {
        var labels = new float[rows.Length * _heads.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var target = 0; target < _heads.Count; target++)
                labels[(i * _heads.Count) + target] = images.Labels[target][(int)rows[i]];
        }

        return tensor(labels, [rows.Length, _heads.Count], device: device);
    }

    /// <summary>Evaluates on all of some pictures.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="rowsAtOnce">How many are predicted at once.</param>
    /// <param name="device">Where the output is.</param>
    /// <param name="predict">The network's output for some of them.</param>
    public IReadOnlyList<TrainingMetric> Evaluate(LabelledImages images, int rowsAtOnce, Device device, Func<long[], Tensor> predict)
    {
        var evaluations = _heads.Select(head => new HeadEvaluation(head)).ToArray();
        for (var start = 0; start < images.Count; start += rowsAtOnce)
        {
            using var scope = NewDisposeScope();
            var rows = Enumerable.Range(start, Math.Min(rowsAtOnce, images.Count - start)).Select(row => (long)row).ToArray();
            var (output, labels) = (predict(rows), Labels(images, rows, device)); // (n, scores of all targets)
            foreach (var (target, evaluation) in evaluations.Index())
                evaluation.Add(output, labels.select(1, target));
        }

        TrainingMetric[] metrics = [.. evaluations.SelectMany(evaluation => evaluation.Metrics())];
        return evaluations.Length == 1 ? metrics : [new("Loss", evaluations.Sum(evaluation => evaluation.WeightedLoss)), .. metrics];
    }

    /// <summary>Weights in the same proportion whose mean over the rows is 1, so that the loss as a whole keeps its size.</summary>
    private static float[] WithMeanOne(float[] weights, float[] labels)
    {
        var mean = labels.Average(label => (double)weights[(int)label]);
        return mean > 0 ? [.. weights.Select(weight => (float)(weight / mean))] : weights;
    }

    /// <summary>As <see cref="ClassificationLoss.BalancedWeights"/>, by class.</summary>
    private static float[] BalancedWeights(float[] labels, int classes)
    {
        var counts = labels.CountBy(label => (int)label).ToDictionary();
        return [.. Enumerable.Range(0, classes).Select(c => counts.TryGetValue(c, out var count) ? (float)((double)labels.Length / ((double)counts.Count * count)) : 1)];
    }
}
