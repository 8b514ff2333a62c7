using MathNet.Numerics.LinearAlgebra;

namespace MlNetPlus.Comparison;

/// <summary>
/// Least squares with an L2 penalty on the weights, not on the offset. The penalty is the one of 0.1, 1 and 10 with the least
/// squared error when each row is predicted from all others, in closed form: scikit-learn's RidgeCV with its defaults.
/// </summary>
internal static class RidgeRegression
{
    private static readonly double[] Penalties = [0.1, 1, 10];

    /// <param name="inputs">Row by row.</param>
    /// <param name="targets">One for each row.</param>
    public static (double[] Weights, double Offset) Fit(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        var (rows, width) = (targets.Length, inputs.Length / targets.Length);
        var x = Matrix<double>.Build.Dense(rows, width);
        var y = Vector<double>.Build.Dense(rows);
        for (var row = 0; row < rows; row++)
        {
            y[row] = targets[row];
            for (var slot = 0; slot < width; slot++)
                x[row, slot] = inputs[(row * width) + slot];
        }

        var (means, mean) = (x.ColumnSums() / rows, y.Average());
        for (var row = 0; row < rows; row++)
            x.SetRow(row, x.Row(row) - means);
        y -= mean;

        var gram = x.TransposeThisAndMultiply(x);
        var moments = x.TransposeThisAndMultiply(y);
        var (best, bestError) = (moments, double.PositiveInfinity);
        foreach (var penalty in Penalties)
        {
            var inverse = (gram + (Matrix<double>.Build.DenseIdentity(width) * penalty)).Inverse();
            var weights = inverse * moments;
            var error = LeaveOneOut(x, y, weights, inverse);
            if (error < bestError)
                (best, bestError) = (weights, error);
        }

        return ([.. best], mean - (means * best));
    }

    /// <summary>A row's own share of its prediction is its leverage, so its error without it is the residual divided by what is left.</summary>
    private static double LeaveOneOut(Matrix<double> x, Vector<double> y, Vector<double> weights, Matrix<double> inverse)
    {
        var residuals = y - (x * weights);
        var leverages = (x * inverse).PointwiseMultiply(x).RowSums() + (1.0 / y.Count);
        var sum = 0.0;
        for (var row = 0; row < y.Count; row++)
        {
            var error = residuals[row] / (1 - leverages[row]);
            sum += error * error;
        }

        return sum;
    }
}
