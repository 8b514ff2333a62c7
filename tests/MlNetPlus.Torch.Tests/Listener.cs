namespace MlNetPlus.Torch.Tests;

/// <summary>Hears of progress at once, on the training's own thread.</summary>
internal sealed class Listener(Action<TrainingProgress> report) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => report(value);
}
