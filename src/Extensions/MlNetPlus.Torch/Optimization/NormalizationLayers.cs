using TorchSharp;
using TorchSharp.Modules;

namespace MlNetPlus.Torch;

/// <summary>Which layers normalize, and which of them mix the rows of a batch.</summary>
internal static class NormalizationLayers
{
    public static IEnumerable<torch.nn.Module> In(torch.nn.Module module) =>
        module.modules().Prepend(module).Where(m => m is NormBase or LayerNorm or GroupNorm);

    /// <summary>The handles of their parameters.</summary>
    public static IReadOnlySet<IntPtr> Parameters(torch.nn.Module module) =>
        In(module).SelectMany(layer => layer.parameters(recurse: false)).Select(parameter => parameter.Handle).ToHashSet();

    /// <summary>Whether a row's output depends on the other rows of its batch.</summary>
    public static bool MixRows(torch.nn.Module module) => module.modules().Prepend(module).Any(m => m is BatchNorm);
}
