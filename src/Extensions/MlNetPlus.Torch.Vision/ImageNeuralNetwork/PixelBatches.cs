using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Takes bytes of pictures to what a network reads. Immutable.</summary>
/// <param name="Size">Height and width.</param>
/// <param name="Channels">The channels.</param>
/// <param name="Mean">What is subtracted from numbers in [0, 1]: one a channel.</param>
/// <param name="Deviation">What they are divided by, then.</param>
internal sealed record PixelBatches(int Size, int Channels, IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    public static PixelBatches Of(VisionModelInfo info, int size, int channels) => channels == info.Mean.Count
        ? new(size, channels, info.Mean, info.StandardDeviation)
        : new(size, channels, [info.Mean.Average()], [info.StandardDeviation.Average()]);

    public int Length => Channels * Size * Size;

    /// <summary>Pictures one after the other as a tensor of bytes, of shape (n, channels, height, width), on the CPU. The caller disposes it.</summary>
    public Tensor Bytes(IReadOnlyList<byte[]> pictures)
    {
        var all = new byte[(long)pictures.Count * Length];
        for (var i = 0; i < pictures.Count; i++)
            pictures[i].CopyTo(all, (long)i * Length);
        return tensor(all, [pictures.Count, Channels, Size, Size]);
    }

    /// <summary>Some of the pictures kept, as such a tensor. The caller disposes it.</summary>
    public Tensor Bytes(LabelledImages images, ReadOnlySpan<long> rows)
    {
        var all = new byte[(long)rows.Length * Length];
        for (var i = 0; i < rows.Length; i++)
            images.Kept.CopyTo(images.Rows[(int)rows[i]], all.AsSpan(i * Length, Length));
        return tensor(all, [rows.Length, Channels, Size, Size]);
    }

    /// <summary>Numbers from 0 to 1, on a device. The caller disposes them.</summary>
    public static Tensor Unit(Tensor bytes, Device device) => bytes.to(device).to_type(ScalarType.Float32).div_(byte.MaxValue);

    /// <summary>What the network reads. The caller disposes it.</summary>
    public Tensor Normalize(Tensor unit)
    {
        using var scope = NewDisposeScope();
        var mean = tensor(Mean.ToArray(), device: unit.device).reshape(1, -1, 1, 1);
        var deviation = tensor(Deviation.ToArray(), device: unit.device).reshape(1, -1, 1, 1);
        return unit.sub(mean).div_(deviation).MoveToOuterDisposeScope(); // (n, channels, height, width)
    }
}
