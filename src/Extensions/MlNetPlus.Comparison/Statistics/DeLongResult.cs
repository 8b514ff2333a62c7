namespace MlNetPlus.Comparison;

/// <summary>DeLong's test of two AUCs on the same rows.</summary>
/// <param name="FirstAuc">AUC of the first model.</param>
/// <param name="SecondAuc">AUC of the second model.</param>
/// <param name="StandardError">Standard error of the difference.</param>
/// <param name="Z">Difference divided by its standard error; NaN when both are 0, infinite when only the error is.</param>
/// <param name="PValue">Two-sided p of "no difference".</param>
/// <param name="Lower">Lower end of the interval of the difference.</param>
/// <param name="Upper">Upper end of the interval of the difference.</param>
public sealed record DeLongResult(double FirstAuc, double SecondAuc, double StandardError, double Z, double PValue, double Lower, double Upper)
{
    /// <summary>First minus second.</summary>
    public double Difference => FirstAuc - SecondAuc;
}
