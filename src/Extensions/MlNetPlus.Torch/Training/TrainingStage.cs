namespace MlNetPlus.Torch;

/// <summary>What a training is doing when it reports.</summary>
public enum TrainingStage
{
    /// <summary>Searching for a learning rate.</summary>
    FindingLearningRate,

    /// <summary>Between two optimizer steps.</summary>
    Training,

    /// <summary>At the end of an epoch: the loss and the metrics are those of the whole epoch.</summary>
    EpochEnd,

    /// <summary>Something is odd, though not wrong: see <see cref="TrainingProgress.Message"/>.</summary>
    Warning,
}
