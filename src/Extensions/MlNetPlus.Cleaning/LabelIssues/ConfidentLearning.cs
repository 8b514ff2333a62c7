namespace MlNetPlus.Cleaning;

/// <summary>
/// Confident learning over out-of-fold probabilities (Northcutt, Jiang and Chuang, Confident Learning: Estimating Uncertainty in Dataset Labels, 2021).
/// Arrays in, row numbers out.
/// </summary>
internal sealed class ConfidentLearning
{
    private readonly IReadOnlyList<float[]> _probabilities;
    private readonly IReadOnlyList<int> _labels;
    private readonly int _classes;
    private readonly long[] _counts;

    public ConfidentLearning(IReadOnlyList<float[]> probabilities, IReadOnlyList<int> labels, int classes)
    {
        _probabilities = probabilities;
        _labels = labels;
        _classes = classes;
        _counts = new long[classes];
        foreach (var label in labels)
            _counts[label]++;
        Thresholds = MeanSelfConfidence();
        Joint = Table();
        Confusion = Table();
        for (var row = 0; row < labels.Count; row++)
        {
            Confusion[labels[row]][Predicted(row)]++;
            if (ConfidentClass(row) is { } likely)
                Joint[labels[row]][likely]++;
        }
    }

    public double[] Thresholds { get; }

    public long[][] Joint { get; }

    public long[][] Confusion { get; }

    /// <summary>The rows that a filter names, in ascending order.</summary>
    public IReadOnlyList<int> Find(LabelIssueFilter filter) => filter switch
    {
        LabelIssueFilter.PruneByNoiseRate => [.. ByNoiseRate().Order()],
        LabelIssueFilter.PruneByClass => [.. ByClass().Order()],
        _ => [.. ByNoiseRate().Intersect(ByClass()).Order()],
    };

    public int Predicted(int row) => Array.IndexOf(_probabilities[row], _probabilities[row].Max());

    public double Margin(int row)
    {
        var (own, other) = ((double)_probabilities[row][_labels[row]], double.NegativeInfinity);
        for (var j = 0; j < _classes; j++)
        {
            if (j != _labels[row])
                other = Math.Max(other, _probabilities[row][j]);
        }

        return own - other;
    }

    private double[] MeanSelfConfidence()
    {
        var sums = new double[_classes];
        for (var row = 0; row < _labels.Count; row++)
            sums[_labels[row]] += _probabilities[row][_labels[row]];
        return [.. sums.Select((sum, label) => sum / _counts[label])];
    }

    /// <summary>The likeliest of the classes whose probability reaches their threshold, if any does.</summary>
    private int? ConfidentClass(int row)
    {
        int? best = null;
        for (var j = 0; j < _classes; j++)
        {
            var probability = _probabilities[row][j];
            if (probability >= Thresholds[j] && (best is not { } other || probability > _probabilities[row][other]))
                best = j;
        }

        return best;
    }

    /// <summary>How many rows given i are thought to be j: the joint, with each row scaled to how often its class is given.</summary>
    private int Wrong(int given, int other)
    {
        var sum = Joint[given].Sum();
        return sum == 0 ? 0 : (int)Math.Round((double)Joint[given][other] * _counts[given] / sum, MidpointRounding.ToEven);
    }

    private HashSet<int> ByNoiseRate()
    {
        var found = new HashSet<int>();
        for (var given = 0; given < _classes; given++)
        {
            var rows = RowsPredictedOtherwise(given);
            for (var other = 0; other < _classes; other++)
            {
                if (other != given)
                    found.UnionWith(rows.OrderByDescending(row => (double)_probabilities[row][other] - _probabilities[row][given]).Take(Wrong(given, other)));
            }
        }

        return found;
    }

    private HashSet<int> ByClass()
    {
        var found = new HashSet<int>();
        for (var given = 0; given < _classes; given++)
        {
            var count = Enumerable.Range(0, _classes).Where(other => other != given).Sum(other => Wrong(given, other));
            found.UnionWith(RowsPredictedOtherwise(given).OrderBy(row => _probabilities[row][given]).Take(count));
        }

        return found;
    }

    // A row whose prediction is its label is never an issue, as in the paper's reference program.
    private int[] RowsPredictedOtherwise(int given) =>
        [.. Enumerable.Range(0, _labels.Count).Where(row => _labels[row] == given && Predicted(row) != given)];

    private long[][] Table() => [.. Enumerable.Range(0, _classes).Select(_ => new long[_classes])];
}
