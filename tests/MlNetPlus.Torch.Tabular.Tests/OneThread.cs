using TorchSharp;

namespace MlNetPlus.Torch.Tabular.Tests;

/// <summary>Small networks train fastest on one thread: with more than the machine has free, they wait for one another.</summary>
public sealed class OneThread
{
    public OneThread()
    {
        TorchNative.EnsureLoaded();
        torch.set_num_threads(1);
    }
}
