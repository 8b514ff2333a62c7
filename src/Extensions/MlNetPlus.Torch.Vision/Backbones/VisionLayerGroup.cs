using TorchSharp;

namespace MlNetPlus.Torch.Vision;

/// <summary>Layers of a network that are trained at one rate, frozen and unfrozen together.</summary>
/// <param name="Name">What to call the group in messages, such as "body 1" or "head".</param>
/// <param name="Modules">Its layers, which stay the network's.</param>
public sealed record VisionLayerGroup(string Name, IReadOnlyList<torch.nn.Module> Modules)
{
    internal const string Head = "head";

    /// <summary>Whether this is the head, which a freshly made network must learn from nothing.</summary>
    public bool IsHead => Name == Head;

    internal static IReadOnlyList<VisionLayerGroup> Of(torch.nn.Module[] early, torch.nn.Module[] late, torch.nn.Module[] head) =>
        [new("body 1", early), new("body 2", late), new(Head, head)];
}
