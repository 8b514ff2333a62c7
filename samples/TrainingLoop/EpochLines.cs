using MlNetPlus.Torch;

namespace Ridership;

/// <summary>Hears of each epoch's end on the training's own thread; <see cref="Progress{T}"/> would say it later, from another one.</summary>
internal sealed class EpochLines(Action<TrainingProgress> epochEnded) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Stage == TrainingStage.EpochEnd)
            epochEnded(value);
    }
}
