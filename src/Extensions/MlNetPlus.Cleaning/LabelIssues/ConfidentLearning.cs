namespace MlNetPlus.Cleaning;

/// <summary>
/// Confident learning over out-of-fold probabilities (Northcutt, Jiang and Chuang, Confident Learning: Estimating Uncertainty in Dataset Labels, 2021).
/// Arrays in, row numbers out.
/// </summary>
internal sealed class ConfidentLearning
{
    /// <summary>What a mean of equal numbers may lie above them by rounding: they still reach it.</summary>
    private const double Rounding = 1e-6;

    private readonly IReadOnlyList<float[]> _probabilities;
    private readonly IReadOnlyList<int> _labels;
    private readonly int _classes;
    private readonly long[] _counts;
    private readonly List<int> _confidentlyOther = [];

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
            Count(row);
    }

    public double[] Thresholds { get; }

    public long[][] Joint { get; }

    public long[][] Confusion { get; }

    /// <summary>The rows that a filter names, in ascending order.</summary>
    public IReadOnlyList<int> Find(LabelIssueFilter filter) => [.. Named(filter).Order()];

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

    public double SelfConfidence(int row) => _probabilities[row][_labels[row]];

    private double[] MeanSelfConfidence()
    {
        var sums = new double[_classes];
        for (var row = 0; row < _labels.Count; row++)
            sums[_labels[row]] += SelfConfidence(row);
        return [.. sums.Select((sum, label) => sum / _counts[label])];
    }

    private void Count(int row)
    {
        var (given, predicted) = (_labels[row], Predicted(row));
        Confusion[given][predicted]++;
        if (ConfidentClass(row) is not { } likely)
            return;
        Joint[given][likely]++;
        if (likely != given && predicted != given)
            _confidentlyOther.Add(row);
    }

    /// <summary>The likeliest of the classes whose probability reaches their threshold, if any does.</summary>
    private int? ConfidentClass(int row)
    {
        int? best = null;
        for (var j = 0; j < _classes; j++)
        {
            var probability = _probabilities[row][j];
            if (probability >= Thresholds[j] - Rounding && (best is not { } other || probability > _probabilities[row][other]))
                best = j;
        }

        return best;
    }

    // Of the rows that a count reaches, those whose prediction is their label are let go, as in the paper's reference program.
    private IEnumerable<int> Named(LabelIssueFilter filter) => filter switch
    {
        LabelIssueFilter.PruneByNoiseRate => ByNoiseRate(),
        LabelIssueFilter.PruneByClass => ByClass(),
        LabelIssueFilter.Both => ByNoiseRate().Intersect(ByClass()),
        LabelIssueFilter.ConfidentJoint => _confidentlyOther,
        LabelIssueFilter.LowMargin => Least(Margin),
        LabelIssueFilter.LowSelfConfidence => Least(SelfConfidence),
        LabelIssueFilter.Surest => Least(SelfConfidence).Intersect(_confidentlyOther),
        _ => Rows().Where(IsPredictedOtherwise),
    };

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
            var rows = RowsGiven(given);
            for (var other = 0; other < _classes; other++)
            {
                if (other != given)
                    found.UnionWith(rows.OrderByDescending(row => (double)_probabilities[row][other] - _probabilities[row][given]).Take(Wrong(given, other)).Where(IsPredictedOtherwise));
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
            found.UnionWith(RowsGiven(given).OrderBy(SelfConfidence).Take(count).Where(IsPredictedOtherwise));
        }

        return found;
    }

    private IEnumerable<int> Least(Func<int, double> score) => Rows().OrderBy(score).Take(_confidentlyOther.Count).Where(IsPredictedOtherwise);

    private IEnumerable<int> Rows() => Enumerable.Range(0, _labels.Count);

    private int[] RowsGiven(int given) => [.. Rows().Where(row => _labels[row] == given)];

    private bool IsPredictedOtherwise(int row) => Predicted(row) != _labels[row];

    private long[][] Table() => [.. Enumerable.Range(0, _classes).Select(_ => new long[_classes])];
}
