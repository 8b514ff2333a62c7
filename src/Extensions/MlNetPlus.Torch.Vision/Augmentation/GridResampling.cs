using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Moves the pixels of a batch.</summary>
internal static class GridResampling
{
    /// <summary>Takes each pixel of the result from where its picture's matrix says, between pixels bilinearly.</summary>
    /// <param name="images">Shape (n, c, h, w).</param>
    /// <param name="matrices">One 3x3 matrix a picture (see <see cref="Homography"/>).</param>
    /// <param name="output">The results' height and width.</param>
    /// <param name="padding">What stands outside.</param>
    /// <returns>Shape (n, c, output height, output width).</returns>
    public static Tensor Apply(Tensor images, IReadOnlyList<double[,]> matrices, (int Height, int Width) output, AugmentationPadding padding)
    {
        using var scope = NewDisposeScope();
        var grid = Grid(matrices, output).to_type(images.dtype).to(images.device);
        var source = Smoothed(images, grid, output);
        return nn.functional.grid_sample(source, grid, GridSampleMode.Bilinear, Mode(padding), align_corners: true).MoveToOuterDisposeScope();
    }

    /// <summary>Applies the symmetries exactly: pixels change places, and none is computed.</summary>
    public static Tensor ApplySymmetries(Tensor images, IReadOnlyList<int> symmetries)
    {
        using var scope = NewDisposeScope();
        var result = images.clone();
        foreach (var group in symmetries.Select((symmetry, row) => (symmetry, Row: (long)row)).Where(pair => pair.symmetry != 0).GroupBy(pair => pair.symmetry, pair => pair.Row))
        {
            var rows = tensor(group.ToArray(), device: images.device);
            result.index_copy_(0, rows, Symmetric(images.index_select(0, rows), group.Key));
        }

        return result.MoveToOuterDisposeScope();
    }

    /// <summary>One symmetry of all pictures; quarter turns exchange the sides.</summary>
    public static Tensor Symmetric(Tensor images, int symmetry) => symmetry switch
    {
        0 => images.alias(),
        1 => images.flip(3),
        2 => images.flip(2),
        3 => images.transpose(2, 3).flip(2),
        4 => images.flip(2, 3),
        5 => images.transpose(2, 3).flip(3),
        6 => images.transpose(2, 3),
        _ => images.transpose(2, 3).flip(2, 3),
    };

    /// <returns>Shape (n, height, width, 2), in double precision on the CPU: x and y of the input for every place of the output.</returns>
    private static Tensor Grid(IReadOnlyList<double[,]> matrices, (int Height, int Width) output)
    {
        var all = tensor(matrices.SelectMany(matrix => matrix.Cast<double>()).ToArray()).reshape(matrices.Count, 3, 3);
        var y = Places(output.Height).unsqueeze(1).expand(output.Height, output.Width);
        var x = Places(output.Width).unsqueeze(0).expand(output.Height, output.Width);
        var places = stack([x, y, ones_like(x)], 2).reshape(-1, 3); // (height * width, 3)
        var mapped = matmul(places, all.transpose(1, 2)); // (n, height * width, 3)
        return (mapped[.., .., ..2] / mapped[.., .., 2..]).reshape(matrices.Count, output.Height, output.Width, 2);
    }

    private static Tensor Places(int count) => count == 1 ? zeros(1, ScalarType.Float64) : linspace(-1, 1, count, ScalarType.Float64);

    /// <summary>Averages first when the result is much smaller than the part of the picture that it shows, or thin lines would be missed.</summary>
    private static Tensor Smoothed(Tensor images, Tensor grid, (int Height, int Width) output)
    {
        var shrinking = Math.Min((double)images.size(2) / output.Height, (double)images.size(3) / output.Width) / 2;
        if (shrinking <= 1)
            return images;
        var magnification = 2 / (grid.max() - grid.min()).ToDouble();
        if (shrinking <= magnification)
            return images;
        return nn.functional.interpolate(images, scale_factor: [1 / shrinking, 1 / shrinking], mode: InterpolationMode.Area, recompute_scale_factor: true);
    }

    private static GridSamplePaddingMode Mode(AugmentationPadding padding) => padding switch
    {
        AugmentationPadding.Zeros => GridSamplePaddingMode.Zeros,
        AugmentationPadding.Border => GridSamplePaddingMode.Border,
        _ => GridSamplePaddingMode.Reflection,
    };
}
