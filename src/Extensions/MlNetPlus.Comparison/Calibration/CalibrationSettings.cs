using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>How a contender is calibrated.</summary>
/// <param name="Method">The form of the function.</param>
/// <param name="Folds">Folds of the training rows whose scores it is fitted on.</param>
internal sealed record CalibrationSettings(CalibrationMethod Method, int Folds)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"calibrated by {Method} over {Folds} folds");
}
