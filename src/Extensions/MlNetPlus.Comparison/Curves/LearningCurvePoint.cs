namespace MlNetPlus.Comparison;

/// <summary>How well a contender does when it is fitted on a share of the training rows.</summary>
/// <param name="Share">The share of each fold's training rows.</param>
/// <param name="TrainRows">Rows that were fitted on, mean over the folds.</param>
/// <param name="Metrics">
/// The metrics of the task over the same test rows as the comparison's. The interval is corrected for overlapping training sets
/// as for these, with the smaller sets' own share of test to training rows.
/// </param>
/// <param name="FitSeconds">Seconds of fitting over all folds.</param>
public sealed record LearningCurvePoint(double Share, double TrainRows, IReadOnlyDictionary<ComparisonMetric, MetricSummary> Metrics, double FitSeconds);
