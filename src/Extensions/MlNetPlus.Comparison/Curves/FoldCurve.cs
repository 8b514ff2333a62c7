namespace MlNetPlus.Comparison;

/// <summary>
/// Fits contenders on shares of a fold's training rows and scores its test rows. The features are fitted on the share, too;
/// the shares are made once for all contenders.
/// </summary>
internal sealed class FoldCurve : IDisposable
{
    private readonly ComparisonSource _source;
    private readonly Fold _fold;
    private readonly Lazy<int[]> _order;
    private readonly Dictionary<double, FoldData> _parts = [];
    private readonly Dictionary<double, string> _faults = [];

    /// <param name="source">The comparison; its options ask for learning curves.</param>
    /// <param name="fold">The fold.</param>
    public FoldCurve(ComparisonSource source, Fold fold)
    {
        _source = source;
        _fold = fold;
        _order = new Lazy<int[]>(() => NestedRows.Order(source, fold));
    }

    /// <summary>One contender's points; the whole share is the outcome itself.</summary>
    public CellCurve Measure(Contender contender, CellOutcome outcome, CancellationToken cancellation) => new(
    [
        .. _source.Options.LearningCurve!.Shares.Select(share => share == 1
            ? Point(share, _order.Value.Length, outcome)
            : Measure(contender, share, NestedRows.Take(_order.Value, share), cancellation)),
    ]);

    public void Dispose()
    {
        foreach (var part in _parts.Values)
            part.Dispose();
    }

    private CellCurve.Point Measure(Contender contender, double share, int[] rows, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var outcome = PartOf(share, rows) is { } part
            ? CellRunner.Run(contender, part, _source.Labels, cancellation)
            : null;
        return outcome is { Failure: null } ? Point(share, rows.Length, outcome) : Failed(share, rows.Length, outcome?.Failure?.Message ?? _faults[share]);
    }

    /// <summary>Null when the features cannot be fitted on so few rows, which stops no more than this share.</summary>
    private FoldData? PartOf(double share, int[] rows)
    {
        if (_faults.ContainsKey(share))
            return null;
        if (_parts.TryGetValue(share, out var part))
            return part;
        try
        {
            return _parts[share] = FoldData.PreparePart(_source, _fold with { FixedTrainRows = rows });
        }
        catch (InvalidOperationException exception)
        {
            _faults[share] = exception.Message;
            return null;
        }
    }

    private CellCurve.Point Point(double share, int rows, CellOutcome outcome) => new(share, rows, outcome.Metrics(_source.Labels), outcome.FitTime.Ticks);

    private CellCurve.Point Failed(double share, int rows, string message) =>
        new(share, rows, MetricTraits.Of(_source.Labels.Task).ToDictionary(metric => metric, _ => new FoldMetric(null, message)), FitTicks: 0);
}
