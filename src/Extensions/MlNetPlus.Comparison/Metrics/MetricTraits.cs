namespace MlNetPlus.Comparison;

/// <summary>What there is to know about the metrics besides their formulas.</summary>
internal static class MetricTraits
{
    private static readonly ComparisonMetric[] Binary =
    [
        ComparisonMetric.Auc, ComparisonMetric.Accuracy, ComparisonMetric.LogLoss, ComparisonMetric.Brier, ComparisonMetric.F1,
        ComparisonMetric.AveragePrecision, ComparisonMetric.BalancedAccuracy, ComparisonMetric.MatthewsCorrelation, ComparisonMetric.CalibrationError,
    ];

    private static readonly ComparisonMetric[] Multiclass =
    [
        ComparisonMetric.Accuracy, ComparisonMetric.LogLoss, ComparisonMetric.MacroAuc, ComparisonMetric.MacroF1,
        ComparisonMetric.BalancedAccuracy, ComparisonMetric.WeightedF1, ComparisonMetric.MatthewsCorrelation, ComparisonMetric.TopKAccuracy,
    ];

    private static readonly ComparisonMetric[] Regression =
        [ComparisonMetric.RootMeanSquaredError, ComparisonMetric.MeanAbsoluteError, ComparisonMetric.MedianAbsoluteError, ComparisonMetric.RSquared];

    /// <summary>The metrics of a task; the first one is its default.</summary>
    public static IReadOnlyList<ComparisonMetric> Of(ComparisonTask task) => task switch
    {
        ComparisonTask.Binary => Binary,
        ComparisonTask.Multiclass => Multiclass,
        _ => Regression,
    };

    public static bool HigherIsBetter(ComparisonMetric metric) => metric is not (
        ComparisonMetric.LogLoss or ComparisonMetric.Brier or ComparisonMetric.CalibrationError
        or ComparisonMetric.RootMeanSquaredError or ComparisonMetric.MeanAbsoluteError or ComparisonMetric.MedianAbsoluteError);

    /// <summary>Whether it is an error in the label's unit, which has no absolute scale.</summary>
    public static bool IsInLabelUnit(ComparisonMetric metric) =>
        metric is ComparisonMetric.RootMeanSquaredError or ComparisonMetric.MeanAbsoluteError or ComparisonMetric.MedianAbsoluteError;

    /// <summary>Whether the metric is of probabilities, so that raw scores have none.</summary>
    public static bool NeedsProbabilities(ComparisonMetric metric) => metric is ComparisonMetric.LogLoss or ComparisonMetric.Brier or ComparisonMetric.CalibrationError;

    public static string DisplayName(ComparisonMetric metric) => metric switch
    {
        ComparisonMetric.Auc => "AUC",
        ComparisonMetric.LogLoss => "Log-loss",
        ComparisonMetric.MacroAuc => "Macro AUC",
        ComparisonMetric.MacroF1 => "Macro F1",
        ComparisonMetric.RootMeanSquaredError => "RMSE",
        ComparisonMetric.MeanAbsoluteError => "MAE",
        ComparisonMetric.RSquared => "R²",
        ComparisonMetric.AveragePrecision => "Avg. precision",
        ComparisonMetric.BalancedAccuracy => "Balanced acc.",
        ComparisonMetric.MatthewsCorrelation => "MCC",
        ComparisonMetric.CalibrationError => "Calib. error",
        ComparisonMetric.WeightedF1 => "Weighted F1",
        ComparisonMetric.TopKAccuracy => "Top-k acc.",
        ComparisonMetric.MedianAbsoluteError => "Median AE",
        _ => metric.ToString(),
    };

    /// <summary>
    /// The difference that does not matter in practice: 0.01 for shares, areas and calibration, 1 % of the better mean for
    /// losses and errors, which have no scale of their own.
    /// </summary>
    public static double Rope(ComparisonMetric metric, double firstMean, double secondMean) => HigherIsBetter(metric) || metric == ComparisonMetric.CalibrationError
        ? 0.01
        : 0.01 * Math.Min(Math.Abs(firstMean), Math.Abs(secondMean));
}
