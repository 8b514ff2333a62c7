using System.Globalization;

namespace MlNetPlus.Cleaning;

/// <summary>Keeps the largest losses of a stream of rows, in memory for no more than asked for.</summary>
internal sealed class LargestLosses(int count, IReadOnlyList<string>? classes)
{
    /// <summary>The least probability that a logarithm is taken of, as ML.NET's multiclass log-loss has it.</summary>
    private const double Least = 1e-15;

    // the smallest loss, and of equal ones the latest row, leaves first
    private readonly PriorityQueue<RowLoss, (double Loss, long Reversed)> _kept = new();

    /// <summary>The natural log-loss of a probability.</summary>
    public static double LogLoss(double probability) => -Math.Log(Math.Max(probability, Least));

    public void Add(ScoredRow row)
    {
        var loss = LossOf(row);
        if (_kept.Count == count && _kept.TryPeek(out _, out var smallest) && (loss, -row.Index).CompareTo(smallest) <= 0)
            return;
        if (_kept.Count == count)
            _kept.Dequeue();
        _kept.Enqueue(Describe(row, loss), (loss, -row.Index));
    }

    public IReadOnlyList<RowLoss> ToRanking() => [.. _kept.UnorderedItems
        .Select(item => item.Element)
        .OrderByDescending(row => row.Loss)
        .ThenBy(row => row.Row)
        .Select((row, place) => row with { Rank = place + 1 })];

    private double LossOf(ScoredRow row) => classes is null
        ? (row.Scores[0] - row.Label!.Value) * (row.Scores[0] - row.Label.Value)
        : LogLoss(row.Scores[(int)row.Label!.Value]);

    private RowLoss Describe(ScoredRow row, double loss) => classes is null
        ? new(0, row.Index, loss, Text(row.Label!.Value), Text(row.Scores[0]), double.NaN, row.Name)
        : new(0, row.Index, loss, classes[(int)row.Label!.Value], classes[row.Predicted], row.Scores[row.Predicted], row.Name);

    private static string Text(double value) => ((float)value).ToString(CultureInfo.InvariantCulture);
}
