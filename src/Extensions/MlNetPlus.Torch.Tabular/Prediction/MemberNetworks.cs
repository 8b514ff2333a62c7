namespace MlNetPlus.Torch.Tabular;

/// <summary>Networks that read the same input and vote. Immutable; members may share layers.</summary>
/// <param name="Encoder">Makes the input of the first layers.</param>
/// <param name="Members">The layers of each member, the last one without activation.</param>
internal sealed record MemberNetworks(InputEncoder Encoder, IReadOnlyList<IReadOnlyList<DenseLayer>> Members)
{
    public int Outputs => Members[0][^1].Outputs;

    /// <summary>The longest row of numbers on the way through the layers.</summary>
    public int WidestLayer => Math.Max(Encoder.Width, Members.Max(layers => layers.Max(layer => layer.StoredOutputs)));
}
