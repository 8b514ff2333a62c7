namespace MlNetPlus.Torch.Tabular;

/// <summary>Takes a number to mean 0 and deviation 1 over the training rows.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation; 1 where all targets are equal.</param>
internal sealed record TargetScaling(double Mean, double Deviation)
{
    public static TargetScaling Learn(TabularRows rows, IReadOnlyList<long> training)
    {
        var mean = training.Average(row => (double)rows.Targets[(int)row]);
        var deviation = Math.Sqrt(training.Average(row => Math.Pow(rows.Targets[(int)row] - mean, 2)));
        return new TargetScaling(mean, deviation > 0 ? deviation : 1);
    }

    public float Apply(float target) => (float)((target - Mean) / Deviation);
}
