namespace MlNetPlus.Torch;

/// <summary>Why a training ended.</summary>
public enum TrainingStop
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The metric stopped improving: <see cref="EarlyStoppingOptions"/>.</summary>
    EarlyStopping,

    /// <summary>A step asked for it: <see cref="TrainingStep.RequestStop"/>.</summary>
    Requested,

    /// <summary>The loss or the gradient was not a finite number.</summary>
    NotFinite,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}
