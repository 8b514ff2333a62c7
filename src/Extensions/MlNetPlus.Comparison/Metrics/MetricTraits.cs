namespace MlNetPlus.Comparison;

/// <summary>What there is to know about the metrics besides their formulas.</summary>
internal static class MetricTraits
{
    private static readonly ComparisonMetric[] Binary = [ComparisonMetric.Auc, ComparisonMetric.Accuracy, ComparisonMetric.LogLoss, ComparisonMetric.Brier, ComparisonMetric.F1];
    private static readonly ComparisonMetric[] Multiclass = [ComparisonMetric.Accuracy, ComparisonMetric.LogLoss, ComparisonMetric.MacroAuc, ComparisonMetric.MacroF1];
    private static readonly ComparisonMetric[] Regression = [ComparisonMetric.RootMeanSquaredError, ComparisonMetric.MeanAbsoluteError, ComparisonMetric.RSquared];

    /// <summary>The metrics of a task; the first one is its default.</summary>
    public static IReadOnlyList<ComparisonMetric> Of(ComparisonTask task) => task switch
    {
        ComparisonTask.Binary => Binary,
        ComparisonTask.Multiclass => Multiclass,
        _ => Regression,
    };

    public static bool HigherIsBetter(ComparisonMetric metric) => metric is not (
        ComparisonMetric.LogLoss or ComparisonMetric.Brier or ComparisonMetric.RootMeanSquaredError or ComparisonMetric.MeanAbsoluteError);

    public static string DisplayName(ComparisonMetric metric) => metric switch
    {
        ComparisonMetric.Auc => "AUC",
        ComparisonMetric.LogLoss => "Log-loss",
        ComparisonMetric.MacroAuc => "Macro AUC",
        ComparisonMetric.MacroF1 => "Macro F1",
        ComparisonMetric.RootMeanSquaredError => "RMSE",
        ComparisonMetric.MeanAbsoluteError => "MAE",
        ComparisonMetric.RSquared => "R²",
        _ => metric.ToString(),
    };

    /// <summary>
    /// The difference that does not matter in practice: 0.01 for shares and areas, 1 % of the better mean for losses and
    /// errors, which have no scale of their own.
    /// </summary>
    public static double Rope(ComparisonMetric metric, double firstMean, double secondMean) => HigherIsBetter(metric)
        ? 0.01
        : 0.01 * Math.Min(Math.Abs(firstMean), Math.Abs(secondMean));
}
