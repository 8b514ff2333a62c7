using TorchSharp;
using static TorchSharp.torch.nn;

namespace MlNetPlus.Torch;

/// <summary>The losses of classifiers, one for each row, for <see cref="TrainingProblem.Losses"/>.</summary>
public static class ClassificationLoss
{
    /// <summary>Cross-entropy of several classes, with label smoothing and class weights as fastai has them.</summary>
    /// <param name="logits">Scores before the softmax, of shape (n, classes).</param>
    /// <param name="labels">Class numbers from 0, of type Int64 and shape (n).</param>
    /// <param name="labelSmoothing">ε, from 0 to below 1: ε/C · Σ −log p + (1 − ε) · −log p of the label, over C classes.</param>
    /// <param name="classWeights">A weight for each class, of shape (classes), that multiplies the label's part alone; null for none.</param>
    /// <returns>Losses of shape (n), not averaged. The caller disposes them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is out of its range.</exception>
    /// <remarks>
    /// To weigh whole rows by class, also against the smoothing, give the loop <see cref="BalancedWeights"/> as row weights instead:
    /// the mean is then taken over the weights.
    /// </remarks>
    public static torch.Tensor CrossEntropy(torch.Tensor logits, torch.Tensor labels, double labelSmoothing = 0, torch.Tensor? classWeights = null)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        CheckSmoothing(labelSmoothing);
        using var scope = torch.NewDisposeScope();
        var logProbabilities = functional.log_softmax(logits, dim: 1); // (n, classes)
        var losses = functional.nll_loss(logProbabilities, labels, classWeights, reduction: Reduction.None); // (n)
        if (labelSmoothing > 0)
            losses = (losses * (1 - labelSmoothing)) - (logProbabilities.mean([1]) * labelSmoothing);
        return losses.MoveToOuterDisposeScope();
    }

    /// <summary>Cross-entropy of two classes from one score.</summary>
    /// <param name="logits">Scores before the sigmoid, of shape (n).</param>
    /// <param name="labels">1 for positive and 0 for negative, of the logits' type and shape.</param>
    /// <param name="labelSmoothing">ε, from 0 to below 1: a label y becomes y · (1 − ε) + ε/2, as for two classes above.</param>
    /// <returns>Losses of shape (n), not averaged. The caller disposes them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is out of its range.</exception>
    public static torch.Tensor BinaryCrossEntropy(torch.Tensor logits, torch.Tensor labels, double labelSmoothing = 0)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        CheckSmoothing(labelSmoothing);
        using var scope = torch.NewDisposeScope();
        var targets = labelSmoothing > 0 ? (labels * (1 - labelSmoothing)) + (labelSmoothing / 2) : labels;
        return functional.binary_cross_entropy_with_logits(logits, targets, reduction: Reduction.None).MoveToOuterDisposeScope();
    }

    /// <summary>A weight for each row, so that all classes weigh the same together and the mean weight is 1.</summary>
    /// <param name="labels">The class number of each row, from 0.</param>
    /// <returns>rows / (classes present · rows of the class), for each row: scikit-learn's "balanced".</returns>
    public static IReadOnlyList<float> BalancedWeights(IReadOnlyList<long> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var counts = labels.CountBy(label => label).ToDictionary();
        return [.. labels.Select(label => (float)((double)labels.Count / ((double)counts.Count * counts[label])))];
    }

    private static void CheckSmoothing(double labelSmoothing)
    {
        if (!(labelSmoothing is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(labelSmoothing), labelSmoothing, "Expected a share from 0 to below 1.");
    }
}
