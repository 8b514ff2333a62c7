namespace MlNetPlus.Comparison.Tests;

/// <summary>Accuracy differences of two nearest-centroid models that are equally good by construction.</summary>
internal static class NullSimulation
{
    private const double Separation = 0.8;

    public static double[] Differences(int rows, int folds, int repeats, SplitRandom random)
    {
        var classes = new int[rows];
        var left = new double[rows];
        var right = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            classes[row] = row % 2;
            left[row] = Normal(random) + (Separation * classes[row]);
            right[row] = Normal(random) + (Separation * classes[row]);
        }

        var differences = new List<double>();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var blocks = Blocks.Stratified(classes, 2, folds, random);
            for (var fold = 0; fold < folds; fold++)
                differences.Add(Accuracy(left, classes, blocks, fold) - Accuracy(right, classes, blocks, fold));
        }

        return [.. differences];
    }

    private static double Accuracy(double[] feature, int[] classes, int[] blocks, int test)
    {
        Span<double> sums = [0, 0];
        Span<int> counts = [0, 0];
        for (var row = 0; row < feature.Length; row++)
        {
            if (blocks[row] == test)
                continue;
            sums[classes[row]] += feature[row];
            counts[classes[row]]++;
        }

        var (low, high) = (sums[0] / counts[0], sums[1] / counts[1]);
        int right = 0, tested = 0;
        for (var row = 0; row < feature.Length; row++)
        {
            if (blocks[row] != test)
                continue;
            var predicted = Math.Abs(feature[row] - high) < Math.Abs(feature[row] - low) ? 1 : 0;
            right += predicted == classes[row] ? 1 : 0;
            tested++;
        }

        return (double)right / tested;
    }

    /// <summary>Box and Muller.</summary>
    private static double Normal(SplitRandom random) =>
        Math.Sqrt(-2 * Math.Log(((random.Next() >> 11) + 1) / 9007199254740993.0)) * Math.Cos(2 * Math.PI * (random.Next() >> 11) / 9007199254740992.0);
}
