using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>Mean, spread and missing values of each feature over the training rows. What is not finite counts as missing.</summary>
internal sealed class FeatureProfile
{
    private FeatureProfile(float[] means, float[] deviations, int[] missingSlots, int rows)
    {
        Means = means;
        Deviations = deviations;
        MissingSlots = missingSlots;
        Rows = rows;
    }

    /// <summary>Mean of the values present; 0 when there is none.</summary>
    public float[] Means { get; }

    /// <summary>Standard deviation (divided by n) of the values present.</summary>
    public float[] Deviations { get; }

    /// <summary>The features that lack a value in some row and have one in another, ascending.</summary>
    public int[] MissingSlots { get; }

    /// <summary>Number of training rows.</summary>
    public int Rows { get; }

    public static FeatureProfile Learn(IDataView view, string featuresColumnName)
    {
        var column = view.Schema[featuresColumnName];
        var moments = new Moments(((VectorDataViewType)column.Type).Size);
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        var features = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            getter(ref features);
            moments.Add(features);
        }

        return moments.ToProfile();
    }

    /// <summary>
    /// Sums over the explicit values only, so that a sparse row costs what it holds. Doubles hold the squares of what Single
    /// can tell apart, so no origin is subtracted.
    /// </summary>
    private sealed class Moments(int size)
    {
        private readonly double[] _sums = new double[size];
        private readonly double[] _squares = new double[size];
        private readonly int[] _missing = new int[size];
        private int _rows;

        public void Add(in VBuffer<float> features)
        {
            var values = features.GetValues();
            var indices = features.GetIndices();
            for (var i = 0; i < values.Length; i++)
            {
                var slot = features.IsDense ? i : indices[i];
                if (!float.IsFinite(values[i]))
                {
                    _missing[slot]++;
                    continue;
                }

                _sums[slot] += values[i];
                _squares[slot] += (double)values[i] * values[i];
            }

            _rows++;
        }

        public FeatureProfile ToProfile()
        {
            var means = new float[size];
            var deviations = new float[size];
            for (var slot = 0; slot < size; slot++)
            {
                var present = _rows - _missing[slot];
                if (present == 0)
                    continue;
                var mean = _sums[slot] / present;
                means[slot] = (float)mean;
                deviations[slot] = (float)Math.Sqrt(Math.Max(0, (_squares[slot] / present) - (mean * mean)));
            }

            return new FeatureProfile(means, deviations, [.. Enumerable.Range(0, size).Where(slot => _missing[slot] > 0 && _missing[slot] < _rows)], _rows);
        }
    }
}
