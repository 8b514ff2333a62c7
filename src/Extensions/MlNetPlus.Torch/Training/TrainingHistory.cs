namespace MlNetPlus.Torch;

/// <summary>What happened in a training.</summary>
public sealed record TrainingHistory
{
    /// <summary>The epochs, in order, also those before an interruption that the training went on from.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>Why it ended.</summary>
    public required TrainingStop Stop { get; init; }

    /// <summary>Why it ended, in a sentence.</summary>
    public required string StopMessage { get; init; }

    /// <summary>The epoch, from 1, whose metric was best; null without an evaluation.</summary>
    public int? BestEpoch { get; init; }

    /// <summary>The epoch, from 1, whose weights the network has; null when they are those of a step within an epoch, or of no step.</summary>
    public int? KeptEpoch { get; init; }

    /// <summary>The highest learning rate of the schedule.</summary>
    public required double MaxLearningRate { get; init; }

    /// <summary>The learning-rate search, when one was made.</summary>
    public LearningRateCurve? LearningRateCurve { get; init; }

    /// <summary>The batch size in the end.</summary>
    public required int BatchSize { get; init; }

    /// <summary>How many batches an optimizer step saw in the end.</summary>
    public required int AccumulateBatches { get; init; }

    /// <summary>The number of optimizer steps made.</summary>
    public required long Steps { get; init; }

    /// <summary>The epoch, from 1, after which an interrupted training was taken up; null when it was not interrupted.</summary>
    public int? ResumedAfterEpoch { get; init; }

    /// <summary>What was odd, in sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
