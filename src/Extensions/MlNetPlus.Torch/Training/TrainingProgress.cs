namespace MlNetPlus.Torch;

/// <summary>How a training gets on.</summary>
public sealed record TrainingProgress
{
    /// <summary>What it is doing.</summary>
    public required TrainingStage Stage { get; init; }

    /// <summary>The epoch, from 1; 0 before the first.</summary>
    public int Epoch { get; init; }

    /// <summary>The number of epochs, when none is saved by stopping early.</summary>
    public int Epochs { get; init; }

    /// <summary>How many batches of the epoch are done; in a learning-rate search, how many iterations.</summary>
    public int Batch { get; init; }

    /// <summary>How many batches the epoch has; in a learning-rate search, how many iterations are planned.</summary>
    public int Batches { get; init; }

    /// <summary>The mean loss over the rows of the epoch so far, with their weights, not scaled by anything else; NaN before the first.</summary>
    public double Loss { get; init; } = double.NaN;

    /// <summary>The metrics of the epoch's evaluation; empty before the end of the epoch, or without one.</summary>
    public IReadOnlyList<TrainingMetric> Metrics { get; init; } = [];

    /// <summary>The learning rate of the last optimizer step.</summary>
    public double LearningRate { get; init; }

    /// <summary>Training rows a second, over the epoch so far.</summary>
    public double SamplesPerSecond { get; init; }

    /// <summary>How long the rest will take at the speed so far; null when that is not known yet.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>A warning, or at the end of an epoch a line for the log; null otherwise.</summary>
    public string? Message { get; init; }
}
