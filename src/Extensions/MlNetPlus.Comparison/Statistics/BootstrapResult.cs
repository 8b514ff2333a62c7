namespace MlNetPlus.Comparison;

/// <summary>A difference of two models, and what resampling the rows says of it.</summary>
/// <param name="Difference">First minus second, on the rows as they are.</param>
/// <param name="StandardError">Standard deviation over the draws.</param>
/// <param name="Lower">Lower percentile.</param>
/// <param name="Upper">Upper percentile.</param>
/// <param name="PValue">Two-sided p of "no difference": twice the smaller share of draws on either side of 0, with one added to both counts.</param>
/// <param name="Draws">Draws that have a value; a draw of one class, say, has no AUC.</param>
public sealed record BootstrapResult(double Difference, double StandardError, double Lower, double Upper, double PValue, int Draws);
