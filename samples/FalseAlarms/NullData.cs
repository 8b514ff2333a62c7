using Microsoft.ML;
using MlNetPlus.Comparison;

namespace FalseAlarms;

/// <summary>
/// Rows of two classes and two features that tell as much about the class: two nearest-centroid models, one on each feature,
/// are equally good by construction.
/// </summary>
internal sealed class NullData
{
    private const double Separation = 0.8;

    private readonly MLContext _mlContext;
    private readonly bool[] _labels;
    private readonly double[][] _features;
    private readonly IDataView _view;

    public NullData(MLContext mlContext, int rows, int seed)
    {
        var random = new Random(seed);
        _mlContext = mlContext;
        _labels = [.. Enumerable.Range(0, rows).Select(row => row % 2 == 1)];
        _features = [Feature(random), Feature(random)];
        _view = mlContext.Data.LoadFromEnumerable(_labels.Select(label => new { Label = label }));
    }

    public IReadOnlyList<DataSplit> Splits(int folds, int repeats, int seed) => _mlContext.Data.SplitsStratified(_view, "Label", folds, repeats, seed);

    /// <summary>Accuracy of the first model minus that of the second on each fold.</summary>
    public double[] Differences(IReadOnlyList<DataSplit> splits) => [.. splits.Select(split => IsRight(0, split).Average(Share) - IsRight(1, split).Average(Share))];

    /// <summary>Which test rows of all folds a model gets right.</summary>
    public bool[] IsRight(int model, IReadOnlyList<DataSplit> splits) => [.. splits.SelectMany(split => IsRight(model, split))];

    private static double Share(bool right) => right ? 1 : 0;

    private bool[] IsRight(int model, DataSplit split)
    {
        var feature = _features[model];
        var low = split.TrainRows.Where(row => !_labels[row]).Average(row => feature[row]);
        var high = split.TrainRows.Where(row => _labels[row]).Average(row => feature[row]);
        return [.. split.TestRows.Select(row => Math.Abs(feature[row] - high) < Math.Abs(feature[row] - low) == _labels[row])];
    }

    private double[] Feature(Random random) => Array.ConvertAll(_labels, label => Normal(random) + (label ? Separation : 0));

    /// <summary>Box and Muller.</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
