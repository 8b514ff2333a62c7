namespace MlNetPlus.Comparison;

/// <summary>A mean over folds; everything but the mean is NaN for fewer than two folds.</summary>
/// <param name="Count">Number of values.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their sample standard deviation.</param>
/// <param name="StandardError">The corrected standard error of the mean.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end of the interval.</param>
/// <param name="PValue">Two-sided p of "the mean is 0".</param>
public sealed record CorrectedMean(int Count, double Mean, double Deviation, double StandardError, double Lower, double Upper, double PValue);
