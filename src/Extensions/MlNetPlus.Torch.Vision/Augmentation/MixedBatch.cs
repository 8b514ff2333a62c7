using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Pictures that were mixed with others of their batch, and how much of each picture is left. Owns its tensors.</summary>
public sealed class MixedBatch : IDisposable
{
    internal MixedBatch(Tensor images, Tensor partners, Tensor shares)
    {
        Images = images;
        Partners = partners;
        Shares = shares;
    }

    /// <summary>The mixed pictures, in the order of the batch.</summary>
    public Tensor Images { get; }

    /// <summary>For each picture, the row of the one that was mixed into it: int64 of shape (n).</summary>
    public Tensor Partners { get; }

    /// <summary>For each picture, the share of it that is its own: float32 of shape (n); the rest is its partner's.</summary>
    public Tensor Shares { get; }

    /// <summary>The loss of each row: that against its own label and that against its partner's, by their shares.</summary>
    /// <param name="labels">The labels of the batch, in its order; the first dimension is the row.</param>
    /// <param name="losses">The loss of each row of the network's output against labels: shape (n).</param>
    /// <returns>Shape (n). Gradients flow through.</returns>
    public Tensor Losses(Tensor labels, Func<Tensor, Tensor> losses)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(losses);
        using var scope = NewDisposeScope();
        var own = losses(labels);
        var others = losses(labels.index_select(0, Partners));
        return (others + ((own - others) * Shares)).MoveToOuterDisposeScope();
    }

    /// <summary>Disposes the tensors.</summary>
    public void Dispose()
    {
        Images.Dispose();
        Partners.Dispose();
        Shares.Dispose();
    }
}
