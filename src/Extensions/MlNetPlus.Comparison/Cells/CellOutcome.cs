namespace MlNetPlus.Comparison;

/// <summary>
/// What came of one contender on one fold: predictions with the time they took, or a failure. A value: it can be written to
/// a file, read on another machine, and the result is made of these alone.
/// </summary>
internal sealed class CellOutcome
{
    private Dictionary<ComparisonMetric, FoldMetric>? _metrics;

    public CellOutcome(FoldPredictions predictions, TimeSpan fitTime, TimeSpan scoreTime)
    {
        Predictions = predictions;
        FitTime = fitTime;
        ScoreTime = scoreTime;
    }

    public CellOutcome(ContenderFailure failure) => Failure = failure;

    /// <summary>What was predicted; null after a failure.</summary>
    public FoldPredictions? Predictions { get; }

    public ContenderFailure? Failure { get; }

    public TimeSpan FitTime { get; }

    public TimeSpan ScoreTime { get; }

    /// <summary>What else it cost; null when that was not measured.</summary>
    public CellCosts? Costs { get; set; }

    /// <summary>The metrics on the rows that the model was fitted on; null where they were not scored.</summary>
    public IReadOnlyDictionary<ComparisonMetric, double>? TrainingMetrics { get; set; }

    /// <summary>What permuting columns did; null when it was not asked for.</summary>
    public CellImportance? Importance { get; set; }

    /// <summary>What is predicted at the values of each column; null when it was not asked for.</summary>
    public CellDependence? Dependence { get; set; }

    /// <summary>How it did on shares of the training rows; null when it was not asked for.</summary>
    public CellCurve? Curve { get; set; }

    /// <summary>Digest of the fold's "Features", where the comparison makes them; tells whether two cells saw the same.</summary>
    public string? FeaturesDigest { get; set; }

    /// <summary>The raw columns that had been read when the outcome was stored; none for one that never was.</summary>
    public IReadOnlyList<string> ColumnsRead { get; set; } = [];

    /// <summary>The metrics of the fold; computed from the predictions, never stored.</summary>
    public Dictionary<ComparisonMetric, FoldMetric> Metrics(Labels labels) => _metrics ??= FoldMetrics.Compute(
        Predictions ?? throw new InvalidOperationException($"A failed cell has no metrics: {Failure!.Message}"), labels);
}
