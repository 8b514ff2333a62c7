namespace MlNetPlus.Comparison;

/// <summary>One contender in the table of results.</summary>
/// <param name="Rank">Place by the mean of the main metric, from 1; complete contenders first, then incomplete, then failed ones.</param>
/// <param name="Contender">The contender's name.</param>
/// <param name="Status">How far it got.</param>
/// <param name="Metrics">All metrics of the task; empty when it failed.</param>
/// <param name="RowsScored">Test rows that came back with a finite score, over all folds.</param>
/// <param name="RowsGiven">Test rows that it was given, over all folds.</param>
/// <param name="FitSeconds">Time to fit on all folds, without the features that the contenders share.</param>
/// <param name="ScoreSeconds">Time to score all test rows.</param>
/// <param name="TiedWithBest">Whether it was tested against the first contender and no difference was detected. True for the first one itself.</param>
/// <param name="Remarks">What a reader should know: rows not scored, folds without a value, the error.</param>
public sealed record LeaderboardRow(
    int Rank,
    string Contender,
    ContenderStatus Status,
    IReadOnlyDictionary<ComparisonMetric, MetricSummary> Metrics,
    long RowsScored,
    long RowsGiven,
    double FitSeconds,
    double ScoreSeconds,
    bool TiedWithBest,
    IReadOnlyList<string> Remarks)
{
    /// <summary>What a model of it costs; <see langword="null"/> when it failed.</summary>
    public ContenderCosts? Costs { get; init; }
}
