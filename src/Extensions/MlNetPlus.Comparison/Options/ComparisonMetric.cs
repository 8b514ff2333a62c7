namespace MlNetPlus.Comparison;

/// <summary>A figure of merit, computed on the test rows of each fold and averaged over the folds.</summary>
public enum ComparisonMetric
{
    /// <summary>Binary: area under the receiver operating characteristic; ties count half. Higher is better.</summary>
    Auc,

    /// <summary>Binary and multiclass: share of rows whose class is predicted. Higher is better.</summary>
    Accuracy,

    /// <summary>
    /// Binary and multiclass: mean of -ln(probability of the true class), natural logarithm, probabilities clipped to
    /// [1e-15, 1 - 1e-15]. Lower is better.
    /// </summary>
    LogLoss,

    /// <summary>Binary: mean squared difference of the positive class's probability and 1 or 0. Lower is better.</summary>
    Brier,

    /// <summary>Binary: F1 of the positive class, 0 when it neither occurs nor is predicted. Higher is better.</summary>
    F1,

    /// <summary>Multiclass: mean over the classes of the AUC of that class against the rest. Higher is better.</summary>
    MacroAuc,

    /// <summary>Multiclass: mean of the F1 of each class that occurs or is predicted in the fold. Higher is better.</summary>
    MacroF1,

    /// <summary>Regression: root of the mean squared error, in the label's unit. Lower is better.</summary>
    RootMeanSquaredError,

    /// <summary>Regression: mean absolute error, in the label's unit. Lower is better.</summary>
    MeanAbsoluteError,

    /// <summary>
    /// Regression: 1 - (mean squared error of the fold) / (variance of the label over all rows). With the same denominator in
    /// every fold it stays stable on small folds, and its mean over equal folds is R² of the pooled errors. Higher is better.
    /// </summary>
    RSquared,
}
