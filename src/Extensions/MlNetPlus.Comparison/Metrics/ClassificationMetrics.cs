namespace MlNetPlus.Comparison;

/// <summary>Metrics of predicted classes and of their probabilities. Classes are indices; binary has 0 and 1.</summary>
internal static class ClassificationMetrics
{
    private const double Clip = 1e-15;

    public static double Accuracy(ReadOnlySpan<float> labels, ReadOnlySpan<float> predicted)
    {
        var right = 0;
        for (var i = 0; i < labels.Length; i++)
            right += labels[i] == predicted[i] ? 1 : 0;
        return (double)right / labels.Length;
    }

    /// <summary>Mean of -ln of the true class's probability, clipped to [1e-15, 1 - 1e-15].</summary>
    public static double LogLoss(ReadOnlySpan<double> probabilitiesOfTruth)
    {
        var sum = 0.0;
        foreach (var probability in probabilitiesOfTruth)
            sum -= Math.Log(Math.Clamp(probability, Clip, 1 - Clip));
        return sum / probabilitiesOfTruth.Length;
    }

    public static double Brier(ReadOnlySpan<float> labels, ReadOnlySpan<float> probabilities)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var error = (double)probabilities[i] - labels[i];
            sum += error * error;
        }

        return sum / labels.Length;
    }

    /// <summary>F1 of one class: 2 tp / (2 tp + fp + fn); NaN when the class neither occurs nor is predicted.</summary>
    public static double F1(ReadOnlySpan<float> labels, ReadOnlySpan<float> predicted, int ofClass)
    {
        int hits = 0, named = 0, occurs = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            named += predicted[i] == ofClass ? 1 : 0;
            occurs += labels[i] == ofClass ? 1 : 0;
            hits += predicted[i] == ofClass && labels[i] == ofClass ? 1 : 0;
        }

        return named + occurs == 0 ? double.NaN : 2.0 * hits / (named + occurs);
    }

    /// <summary>Mean F1 over the classes that occur or are predicted.</summary>
    public static double MacroF1(ReadOnlySpan<float> labels, ReadOnlySpan<float> predicted, int classes)
    {
        var sum = 0.0;
        var present = 0;
        for (var index = 0; index < classes; index++)
        {
            var f1 = F1(labels, predicted, index);
            if (double.IsNaN(f1))
                continue;
            sum += f1;
            present++;
        }

        return sum / present;
    }

    /// <summary>Mean over the classes of the AUC of one class against the rest; NaN when a class has no row.</summary>
    /// <param name="labels">Class indices.</param>
    /// <param name="scores">Row by row, one score for each class.</param>
    /// <param name="classes">Number of classes.</param>
    public static double MacroAuc(ReadOnlySpan<float> labels, ReadOnlySpan<float> scores, int classes)
    {
        var column = new float[labels.Length];
        var isClass = new bool[labels.Length];
        var sum = 0.0;
        for (var index = 0; index < classes; index++)
        {
            for (var row = 0; row < labels.Length; row++)
            {
                column[row] = scores[(row * classes) + index];
                isClass[row] = labels[row] == index;
            }

            sum += Ranking.Auc(column, isClass);
        }

        return sum / classes;
    }
}
