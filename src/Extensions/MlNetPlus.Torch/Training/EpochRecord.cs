namespace MlNetPlus.Torch;

/// <summary>One epoch of a training.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The mean training loss over its rows, with their weights.</param>
/// <param name="LearningRate">The learning rate of its last optimizer step.</param>
/// <param name="Metrics">What the evaluation at its end gave; empty without one.</param>
/// <param name="Duration">How long it took, with the evaluation.</param>
public sealed record EpochRecord(int Epoch, double Loss, double LearningRate, IReadOnlyList<TrainingMetric> Metrics, TimeSpan Duration);
