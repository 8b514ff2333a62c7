namespace MlNetPlus.Torch.Vision;

/// <summary>
/// Where each place of a result comes from: 3x3 matrices over coordinates from -1 to 1, x to the right and y down, the picture's corner pixels at the corners.
/// </summary>
internal static class Homography
{
    /// <summary>The eight symmetries, as the two rows that give the input's x and y.</summary>
    private static readonly (int Xx, int Xy, int Yx, int Yy)[] Symmetries =
        [(1, 0, 0, 1), (-1, 0, 0, 1), (1, 0, 0, -1), (0, -1, 1, 0), (-1, 0, 0, -1), (0, 1, -1, 0), (0, 1, 1, 0), (0, -1, -1, 0)];

    /// <summary>Everything of a draw that moves pixels, as one matrix: warp, symmetry, rotation, zoom, crop, the last one first met by the result.</summary>
    /// <param name="draw">What was drawn.</param>
    /// <param name="input">The picture's height and width.</param>
    public static double[,] Of(AugmentationDraw draw, (int Height, int Width) input)
    {
        var affine = Multiply(Multiply(Symmetry(draw.Symmetry), Rotation(draw.Angle)), Zoom(draw.Zoom, draw.Centre));

        // Turning is done in pixels: what is square stays square in pictures that are not.
        affine[0, 1] *= (double)input.Height / input.Width;
        affine[1, 0] *= (double)input.Width / input.Height;
        return Multiply(Multiply(Warp(draw.Warp.X, draw.Warp.Y), affine), Crop(draw.Crop, input));
    }

    public static double[,] Symmetry(int which)
    {
        var (xx, xy, yx, yy) = Symmetries[which];
        return new double[,] { { xx, xy, 0 }, { yx, yy, 0 }, { 0, 0, 1 } };
    }

    public static double[,] Rotation(double degrees)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        return new[,] { { cosine, sine, 0 }, { -sine, cosine, 0 }, { 0, 0, 1 } };
    }

    public static double[,] Zoom(double factor, (double X, double Y) centre)
    {
        var s = 1 / factor;
        return new[,] { { s, 0, (1 - s) * ((2 * centre.X) - 1) }, { 0, s, (1 - s) * ((2 * centre.Y) - 1) }, { 0, 0, 1 } };
    }

    /// <summary>The projection that takes a bent quadrangle to the picture's corners.</summary>
    /// <param name="a">How far the left and the right side differ in length.</param>
    /// <param name="b">How far the upper and the lower side do.</param>
    public static double[,] Warp(double a, double b)
    {
        if (a == 0 && b == 0)
            return new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };
        (double X, double Y)[] from = [(-1 - b, -1 - a), (-1 + b, 1 + a), (1 + b, -1 + a), (1 - b, 1 - a)];
        (double X, double Y)[] to = [(-1, -1), (-1, 1), (1, -1), (1, 1)];
        var equations = new double[8, 9];
        for (var i = 0; i < 4; i++)
        {
            var (x, y) = from[i];
            SetRow(equations, 2 * i, x, y, 1, 0, 0, 0, -to[i].X * x, -to[i].X * y, to[i].X);
            SetRow(equations, (2 * i) + 1, 0, 0, 0, x, y, 1, -to[i].Y * x, -to[i].Y * y, to[i].Y);
        }

        var c = Solve(equations);
        return new[,] { { c[0], c[1], c[2] }, { c[3], c[4], c[5] }, { c[6], c[7], 1 } };
    }

    public static double[,] Crop(PixelBox? crop, (int Height, int Width) input)
    {
        var (sx, tx) = crop is { } box ? Part(box.Left, box.Width, input.Width) : (1, 0);
        var (sy, ty) = crop is { } same ? Part(same.Top, same.Height, input.Height) : (1, 0);
        return new[,] { { sx, 0, tx }, { 0, sy, ty }, { 0, 0, 1 } };
    }

    public static double[,] Multiply(double[,] a, double[,] b)
    {
        var product = new double[3, 3];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
                product[i, j] = (a[i, 0] * b[0, j]) + (a[i, 1] * b[1, j]) + (a[i, 2] * b[2, j]);
        }

        return product;
    }

    private static (double Scale, double Shift) Part(int start, int length, int whole) =>
        whole == 1 ? (1, 0) : ((length - 1.0) / (whole - 1), ((2.0 * start + length - 1) / (whole - 1)) - 1);

    private static void SetRow(double[,] rows, int row, params ReadOnlySpan<double> numbers)
    {
        for (var column = 0; column < numbers.Length; column++)
            rows[row, column] = numbers[column];
    }

    /// <summary>Gauss-Jordan elimination with row pivoting of 8 equations.</summary>
    private static double[] Solve(double[,] rows)
    {
        const int count = 8;
        for (var pivot = 0; pivot < count; pivot++)
        {
            var best = Enumerable.Range(pivot, count - pivot).MaxBy(row => Math.Abs(rows[row, pivot]));
            for (var column = 0; column <= count; column++)
                (rows[pivot, column], rows[best, column]) = (rows[best, column], rows[pivot, column]);
            for (var row = 0; row < count; row++)
            {
                if (row == pivot)
                    continue;
                var factor = rows[row, pivot] / rows[pivot, pivot];
                for (var column = pivot; column <= count; column++)
                    rows[row, column] -= factor * rows[pivot, column];
            }
        }

        return [.. Enumerable.Range(0, count).Select(row => rows[row, count] / rows[row, row])];
    }
}
