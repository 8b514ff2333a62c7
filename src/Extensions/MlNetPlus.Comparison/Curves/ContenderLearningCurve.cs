namespace MlNetPlus.Comparison;

/// <summary>Whether more rows would help a contender: its metrics when fitted on shares of the training rows.</summary>
/// <param name="Contender">The contender's name.</param>
/// <param name="Points">One point for each share, ascending; empty when there is a <paramref name="Reason"/>.</param>
/// <param name="Reason">Why nothing could be measured; <see langword="null"/> when it could.</param>
public sealed record ContenderLearningCurve(string Contender, IReadOnlyList<LearningCurvePoint> Points, string? Reason);
