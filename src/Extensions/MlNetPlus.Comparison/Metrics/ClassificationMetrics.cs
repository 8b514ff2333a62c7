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

    /// <summary>
    /// Expected calibration error over <paramref name="bins"/> of equal width; a bin holds its upper edge, as in scikit-learn's
    /// <c>calibration_curve</c>.
    /// </summary>
    public static double CalibrationError(ReadOnlySpan<float> labels, ReadOnlySpan<float> probabilities, int bins = 10)
    {
        var excess = new double[bins];
        for (var i = 0; i < labels.Length; i++)
        {
            var bin = 0;
            while (bin < bins - 1 && probabilities[i] > (bin + 1) * (1.0 / bins))
                bin++;
            excess[bin] += labels[i] - (double)probabilities[i];
        }

        // n_bin / n * |mean label - mean probability| = |sum of the differences| / n
        return excess.Sum(Math.Abs) / labels.Length;
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

    /// <summary>Mean F1 of the classes, weighted by their rows.</summary>
    public static double WeightedF1(ReadOnlySpan<float> labels, ReadOnlySpan<float> predicted, int classes)
    {
        var sum = 0.0;
        for (var index = 0; index < classes; index++)
        {
            var rows = labels.Count(index);
            if (rows > 0)
                sum += rows * F1(labels, predicted, index);
        }

        return sum / labels.Length;
    }

    /// <summary>Mean recall of the classes that occur; NaN when only one does.</summary>
    public static double BalancedAccuracy(ReadOnlySpan<float> labels, ReadOnlySpan<float> predicted, int classes)
    {
        var occurs = new int[classes];
        var hits = new int[classes];
        for (var i = 0; i < labels.Length; i++)
        {
            occurs[(int)labels[i]]++;
            hits[(int)labels[i]] += labels[i] == predicted[i] ? 1 : 0;
        }

        var present = classes - occurs.AsSpan().Count(0);
        return present < 2 ? double.NaN : occurs.Zip(hits, (all, right) => all == 0 ? 0 : (double)right / all).Sum() / present;
    }

    /// <summary>
    /// Matthews correlation for any number of classes (Gorodkin, Computational Biology and Chemistry 28, 2004); 0 when one
    /// class only is predicted, NaN when one class only occurs.
    /// </summary>
    public static double MatthewsCorrelation(ReadOnlySpan<float> labels, ReadOnlySpan<float> predicted, int classes)
    {
        var occurs = new double[classes];
        var named = new double[classes];
        var hits = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            occurs[(int)labels[i]]++;
            named[(int)predicted[i]]++;
            hits += labels[i] == predicted[i] ? 1 : 0;
        }

        var rows = (double)labels.Length;
        var spreadOfTruth = (rows * rows) - occurs.Sum(count => count * count);
        var spreadOfGuess = (rows * rows) - named.Sum(count => count * count);
        if (spreadOfTruth == 0)
            return double.NaN;
        return spreadOfGuess == 0 ? 0 : ((hits * rows) - occurs.Zip(named, (truth, guess) => truth * guess).Sum()) / Math.Sqrt(spreadOfTruth * spreadOfGuess);
    }

    /// <summary>Share of rows whose class is among the <paramref name="k"/> highest scores; of equal scores the earlier class is higher.</summary>
    public static double TopKAccuracy(ReadOnlySpan<float> labels, ReadOnlySpan<float> scores, int classes, int k)
    {
        var right = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            var ofRow = scores.Slice(row * classes, classes);
            var truth = (int)labels[row];
            var higher = 0;
            for (var index = 0; index < classes; index++)
                higher += ofRow[index] > ofRow[truth] || (index < truth && ofRow[index] == ofRow[truth]) ? 1 : 0;
            right += higher < k ? 1 : 0;
        }

        return (double)right / labels.Length;
    }

    /// <summary>The k of <see cref="ComparisonMetric.TopKAccuracy"/>.</summary>
    public static int TopK(int classes) => Math.Min(5, (classes + 1) / 2);

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
