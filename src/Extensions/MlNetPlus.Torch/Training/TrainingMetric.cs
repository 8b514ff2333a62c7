namespace MlNetPlus.Torch;

/// <summary>A figure of an evaluation, and which direction is better.</summary>
/// <param name="Name">Its name, such as "LogLoss".</param>
/// <param name="Value">Its value. NaN is worse than any number.</param>
/// <param name="HigherIsBetter">Whether more is better; false, the default, for losses and errors.</param>
public sealed record TrainingMetric(string Name, double Value, bool HigherIsBetter = false)
{
    /// <summary>Whether this value is better than another by more than a margin.</summary>
    /// <param name="other">The value to beat.</param>
    /// <param name="margin">By how much at least, not negative.</param>
    /// <returns>True when better; false for equal values, and whenever this value is NaN.</returns>
    public bool IsBetterThan(double other, double margin = 0)
    {
        if (double.IsNaN(Value) || double.IsNaN(other))
            return !double.IsNaN(Value);
        return HigherIsBetter ? Value > other + margin : Value < other - margin;
    }
}
