using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Mixes the pictures of a training batch with one another, and their labels in the same shares.</summary>
public static class BatchMixing
{
    /// <summary>Lays a faint other picture of the batch over each one (Zhang et al. 2018, "mixup").</summary>
    /// <param name="images">Shape (n, channels, height, width), floating point. Not changed.</param>
    /// <param name="alpha">The shares are drawn from Beta(alpha, alpha) and turned so that at least half is a picture's own; fastai has 0.4.</param>
    /// <param name="generator">A generator on the CPU.</param>
    /// <returns>The mixed pictures. The caller disposes them.</returns>
    /// <exception cref="ArgumentException">The tensor is not of that kind, or alpha is not more than 0.</exception>
    public static MixedBatch MixUp(Tensor images, double alpha, Generator generator)
    {
        Check(images, alpha, generator);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var drawn = Beta(images.size(0), alpha, generator);
        var shares = maximum(drawn, 1 - drawn).to_type(ScalarType.Float32).to(images.device);
        var partners = Partners(images, generator);
        var others = images.index_select(0, partners);
        var mixed = others.lerp_(images, shares.to_type(images.dtype).reshape(-1, 1, 1, 1));
        return new(mixed.DetachFromDisposeScope(), partners.DetachFromDisposeScope(), shares.DetachFromDisposeScope());
    }

    /// <summary>Pastes the same box of another picture of the batch into each one (Yun et al. 2019, "CutMix").</summary>
    /// <param name="images">Shape (n, channels, height, width), floating point. Not changed.</param>
    /// <param name="alpha">The share of the area that stays is drawn from Beta(alpha, alpha), once for the batch; fastai has 1.</param>
    /// <param name="generator">A generator on the CPU.</param>
    /// <returns>The mixed pictures; the shares are of the area that was really pasted. The caller disposes them.</returns>
    /// <exception cref="ArgumentException">The tensor is not of that kind, or alpha is not more than 0.</exception>
    public static MixedBatch CutMix(Tensor images, double alpha, Generator generator)
    {
        Check(images, alpha, generator);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var (height, width) = ((int)images.size(2), (int)images.size(3));
        var cut = Math.Sqrt(1 - Beta(1, alpha, generator).item<double>());
        var centre = rand([2], ScalarType.Float64, CPU, generator: generator).data<double>().ToArray();
        var (left, right) = Side(width, cut, centre[0]);
        var (top, bottom) = Side(height, cut, centre[1]);
        var partners = Partners(images, generator);
        var mixed = images.clone();
        if (right > left && bottom > top)
            mixed.narrow(2, top, bottom - top).narrow(3, left, right - left).copy_(images.narrow(2, top, bottom - top).narrow(3, left, right - left).index_select(0, partners));
        var share = 1 - ((double)(right - left) * (bottom - top) / (width * height));
        var shares = full([images.size(0)], share, ScalarType.Float32, images.device);
        return new(mixed.DetachFromDisposeScope(), partners.DetachFromDisposeScope(), shares.DetachFromDisposeScope());
    }

    /// <summary>Where the box begins and ends: its half size rounded down to both sides of the centre, cut off at the picture's border.</summary>
    private static (int From, int To) Side(int length, double share, double place)
    {
        var half = (int)Math.Round(length * share) / 2;
        var centre = (int)(place * length);
        return (Math.Max(0, centre - half), Math.Min(length, centre + half));
    }

    /// <summary>Beta(alpha, alpha) as the share of one of two gamma numbers in their sum.</summary>
    private static Tensor Beta(long count, double alpha, Generator generator)
    {
        var gammas = _standard_gamma(full([2, count], alpha, ScalarType.Float64, CPU), generator).add_(double.Epsilon);
        return gammas[0] / (gammas[0] + gammas[1]);
    }

    private static Tensor Partners(Tensor images, Generator generator) => randperm(images.size(0), ScalarType.Int64, CPU, generator: generator).to(images.device);

    private static void Check(Tensor images, double alpha, Generator generator)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(generator);
        if (images.dim() != 4 || images.numel() == 0 || !images.is_floating_point())
            throw new ArgumentException($"The pictures are {images.dtype} of shape [{string.Join(", ", images.shape)}]; expected floating point of shape [n, channels, height, width], none of them 0.", nameof(images));
        if (!(alpha > 0) || !double.IsFinite(alpha))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Expected a finite number of more than 0.");
    }
}
