using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>From the score of one class to its probability.</summary>
/// <param name="Method">The form of the function.</param>
/// <param name="Inputs">Platt: slope and offset. Isotonic: the knots' scores.</param>
/// <param name="Values">Isotonic: the knots' values; else none.</param>
internal sealed record Calibrator(CalibrationMethod Method, double[] Inputs, double[] Values)
{
    public static Calibrator Fit(CalibrationMethod method, ReadOnlySpan<float> scores, ReadOnlySpan<bool> isPositive)
    {
        if (method == CalibrationMethod.Isotonic)
        {
            var (knots, values) = IsotonicRegression.Fit(scores, isPositive);
            return new Calibrator(method, knots, values);
        }

        var (slope, offset) = PlattScaling.Fit(scores, isPositive);
        return new Calibrator(method, [slope, offset], []);
    }

    public static Calibrator Read(ModelReader reader, string name) =>
        new((CalibrationMethod)reader.ReadInt32($"{name} method"), reader.ReadDoubles($"{name} inputs"), reader.ReadDoubles($"{name} values"));

    public double Of(double score) => Method == CalibrationMethod.Isotonic
        ? IsotonicRegression.At(Inputs, Values, score)
        : PlattScaling.At(Inputs[0], Inputs[1], score);

    public void Write(ModelWriter writer, string name)
    {
        writer.Write($"{name} method", (int)Method);
        writer.Write($"{name} inputs", Inputs);
        writer.Write($"{name} values", Values);
    }
}
