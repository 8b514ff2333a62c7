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

    /// <summary>
    /// Binary: F1 of the positive class, the harmonic mean of precision and recall. No value when that class neither occurs in
    /// the fold nor is predicted. Higher is better.
    /// </summary>
    F1,

    /// <summary>
    /// Multiclass: mean over the classes of the AUC of that class against the rest. No value when a class has no test row in the
    /// fold. Higher is better.
    /// </summary>
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

    /// <summary>
    /// Binary: area under the precision-recall curve as a sum of steps, without interpolation (scikit-learn's
    /// <c>average_precision_score</c>). A model that guesses gets the share of positives. Higher is better.
    /// </summary>
    AveragePrecision,

    /// <summary>
    /// Binary and multiclass: mean of each class's recall, over the classes that occur in the fold; also called macro accuracy.
    /// No value on a fold of one class. Higher is better.
    /// </summary>
    BalancedAccuracy,

    /// <summary>
    /// Binary and multiclass: Matthews correlation of the true and the predicted class, -1 to 1; 0 when one class only is
    /// predicted. No value on a fold of one class. Higher is better.
    /// </summary>
    MatthewsCorrelation,

    /// <summary>
    /// Binary: expected calibration error. Rows are put into 10 bins of equal width by the positive class's probability (a
    /// value on an edge belongs to the bin below); the mean, weighted by rows, of |share of positives - mean probability| of
    /// the bins. Lower is better.
    /// </summary>
    CalibrationError,

    /// <summary>
    /// Multiclass: mean of the F1 of each class, weighted by its rows in the fold. (Micro F1 needs no entry: with one class for
    /// each row it equals <see cref="Accuracy"/>.) Higher is better.
    /// </summary>
    WeightedF1,

    /// <summary>
    /// Multiclass: share of rows whose class is among the k highest scores; of equal scores the earlier class counts as higher.
    /// k is 5, or half the number of classes, rounded up, where there are fewer than ten. Higher is better.
    /// </summary>
    TopKAccuracy,

    /// <summary>Regression: median of the absolute errors, in the label's unit. Lower is better.</summary>
    MedianAbsoluteError,
}
