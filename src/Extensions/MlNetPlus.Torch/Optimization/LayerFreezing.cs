using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>Freezes parts of a network, so that a training leaves them as they are.</summary>
public static class LayerFreezing
{
    /// <summary>Lets no gradient reach a part's parameters.</summary>
    /// <param name="part">The network, or a part of it, such as its body.</param>
    /// <param name="trainNormalization">
    /// Whether the parameters of normalization layers go on being trained, as in fastai: they adapt the frozen layers to the new data.
    /// </param>
    /// <remarks>The running statistics of batch normalization are buffers, and move whenever the part is in training mode.</remarks>
    public static void Freeze(torch.nn.Module part, bool trainNormalization = true)
    {
        ArgumentNullException.ThrowIfNull(part);
        var normalization = NormalizationLayers.Parameters(part);
        foreach (var parameter in part.parameters())
            parameter.requires_grad = trainNormalization && normalization.Contains(parameter.Handle);
    }

    /// <summary>Lets gradients reach all of a part's parameters again.</summary>
    /// <param name="part">The network, or a part of it.</param>
    public static void Unfreeze(torch.nn.Module part)
    {
        ArgumentNullException.ThrowIfNull(part);
        foreach (var parameter in part.parameters())
            parameter.requires_grad = true;
    }
}
