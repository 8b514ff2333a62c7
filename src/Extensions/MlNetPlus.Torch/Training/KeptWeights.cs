using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>The weights that a training holds beside those it works on: the last good ones, the best, and the average.</summary>
internal sealed class KeptWeights : IDisposable
{
    private readonly torch.nn.Module _module;
    private readonly double? _averageDecay;
    private readonly ModuleSnapshot _lastGood;

    public KeptWeights(torch.nn.Module module, double? averageDecay)
    {
        _module = module;
        _averageDecay = averageDecay;
        _lastGood = new ModuleSnapshot(module);
        Average = averageDecay is null ? null : new ModuleSnapshot(module);
    }

    public ModuleSnapshot? Best { get; private set; }

    public ModuleSnapshot? Average { get; }

    /// <summary>Moves the average towards the weights after a step, the first of which is number 0.</summary>
    public void AddStep(long step) => Average?.MoveTowards(Math.Min(_averageDecay!.Value, (1.0 + step) / (10.0 + step)));

    public void TakeBest()
    {
        if (Best is null)
            Best = new ModuleSnapshot(_module);
        else
            Best.Take();
    }

    public void TakeLastGood() => _lastGood.Take();

    public void RestoreLastGood() => _lastGood.Restore();

    /// <summary>Does something while the network has the averaged weights, if there are any.</summary>
    public void WithAverage(Action action)
    {
        Average?.Swap();
        try
        {
            action();
        }
        finally
        {
            Average?.Swap();
        }
    }

    public void Dispose()
    {
        _lastGood.Dispose();
        Best?.Dispose();
        Average?.Dispose();
    }
}
