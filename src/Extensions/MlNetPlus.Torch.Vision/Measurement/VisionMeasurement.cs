namespace MlNetPlus.Torch.Vision;

/// <summary>How long one network takes on this machine. Times are medians, in milliseconds for one picture.</summary>
/// <param name="Model">The network.</param>
/// <param name="ImageSize">The side of the pictures, in pixels.</param>
/// <param name="BatchSize">Pictures in a batch.</param>
/// <param name="InferenceMilliseconds">Scoring: the median.</param>
/// <param name="InferenceRange">Scoring: the shortest and the longest of the times.</param>
/// <param name="TrainingMilliseconds">Forward, loss and backward: the median; null when it was not measured.</param>
/// <param name="TrainingRange">Forward, loss and backward: the shortest and the longest of the times; null when it was not measured.</param>
public sealed record VisionMeasurement(
    VisionModelInfo Model,
    int ImageSize,
    int BatchSize,
    double InferenceMilliseconds,
    (double Shortest, double Longest) InferenceRange,
    double? TrainingMilliseconds,
    (double Shortest, double Longest)? TrainingRange)
{
    /// <summary>
    /// Whether no other network that was measured is at least as fast in scoring and at least as accurate, and better in one of the two. False without a published accuracy.
    /// </summary>
    public bool IsOnParetoFront { get; init; }
}
