using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>Weights and pictures by a formula, the same in Reference/architectures.py, so that networks can be compared without a weights file.</summary>
internal static class FormulaWeights
{
    private const int PictureIndex = 99999;

    public static void Fill(VisionBackbone network)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var index = 0;
        foreach (var (name, entry) in network.state_dict())
        {
            if (!name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
                entry.copy_(tensor(Numbers(name, entry, index)).reshape(entry.shape));
            index++;
        }
    }

    public static Tensor Pictures(int size) =>
        tensor(Enumerable.Range(0, 2 * 3 * size * size).Select(i => (float)(2 * U(i, PictureIndex))).ToArray()).reshape(2, 3, size, size);

    public static double U(long element, long entry)
    {
        var k = (uint)((element + 1 + (1000003 * entry)) & uint.MaxValue);
        k ^= k >> 16;
        k *= 0x7feb352d;
        k ^= k >> 15;
        k *= 0x846ca68b;
        k ^= k >> 16;
        return (k / 4294967296.0) - 0.5;
    }

    private static float[] Numbers(string name, Tensor entry, int index)
    {
        var (middle, spread) = Range(name, entry);
        var numbers = new float[entry.numel()];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = (float)(middle + (spread * U(i, index)));
        return numbers;
    }

    private static (double Middle, double Spread) Range(string name, Tensor entry)
    {
        if (name.EndsWith("running_var", StringComparison.Ordinal))
            return (1, 0.5);
        if (name.EndsWith("gamma", StringComparison.Ordinal))
            return (0.5, 0.2);
        if (entry.dim() >= 2)
            return (0, Math.Sqrt(24 / ((double)entry.numel() / entry.size(0))));
        return name.EndsWith("weight", StringComparison.Ordinal) ? (1, 0.2) : (0, 0.1);
    }
}
