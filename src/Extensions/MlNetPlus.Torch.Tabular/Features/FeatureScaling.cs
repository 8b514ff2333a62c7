using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>
/// Takes raw features to what the network reads: missing values filled with the training median and flagged, then robust scaling and a smooth clip.
/// </summary>
/// <remarks>
/// As in RealMLP (Holzmüller, Grinsztajn and Steinwart 2024): x' = (x − median)/IQR, half the range where the IQR is 0, 0 where the slot is constant;
/// then x'/√(1 + (x'/3)²). Flags are columns like any other. Immutable.
/// </remarks>
internal sealed class FeatureScaling
{
    private const float ClipAt = 3;

    private readonly float[] _medians;
    private readonly float[] _factors;
    private readonly int[] _flagged;

    private FeatureScaling(float[] medians, float[] factors, int[] flagged, int inputs)
    {
        _medians = medians;
        _factors = factors;
        _flagged = flagged;
        InputCount = inputs;
    }

    /// <summary>The number of raw features.</summary>
    public int InputCount { get; }

    /// <summary>The number of columns that the network reads: the features, then the missing flags.</summary>
    public int OutputCount => _medians.Length;

    /// <summary>Learns from rows, given by number.</summary>
    public static FeatureScaling Learn(TabularRows rows, IReadOnlyList<long> training)
    {
        var columns = new List<(float Median, float Factor)>();
        var flagged = new List<int>();
        var flagColumns = new List<(float Median, float Factor)>();
        var present = new float[training.Count];
        for (var slot = 0; slot < rows.FeatureCount; slot++)
        {
            var count = 0;
            foreach (var row in training)
            {
                var value = rows.Features[(int)row][slot];
                if (!float.IsNaN(value))
                    present[count++] = value;
            }

            columns.Add(RobustRange(present.AsSpan(0, count)));
            if (count == training.Count)
                continue;
            flagged.Add(slot);
            present.AsSpan(0, count).Clear();
            present.AsSpan(count).Fill(1);
            flagColumns.Add(RobustRange(present));
        }

        var all = columns.Concat(flagColumns).ToList();
        return new FeatureScaling([.. all.Select(column => column.Median)], [.. all.Select(column => column.Factor)], [.. flagged], rows.FeatureCount);
    }

    public static FeatureScaling Load(ModelReader reader) =>
        new(reader.ReadSingles("scaling.medians"), reader.ReadSingles("scaling.factors"), reader.ReadInt32s("scaling.flagged"), reader.ReadInt32("scaling.inputs"));

    public void Save(ModelWriter writer)
    {
        writer.Write("scaling.medians", _medians);
        writer.Write("scaling.factors", _factors);
        writer.Write("scaling.flagged", _flagged);
        writer.Write("scaling.inputs", InputCount);
    }

    /// <summary>Scales one row. What is not finite counts as missing.</summary>
    /// <param name="features">The raw features.</param>
    /// <param name="output">Takes <see cref="OutputCount"/> numbers.</param>
    public void Apply(ReadOnlySpan<float> features, Span<float> output)
    {
        for (var slot = 0; slot < features.Length; slot++)
            output[slot] = float.IsFinite(features[slot]) ? Scale(slot, features[slot]) : 0;
        for (var i = 0; i < _flagged.Length; i++)
            output[InputCount + i] = Scale(InputCount + i, float.IsFinite(features[_flagged[i]]) ? 0 : 1);
    }

    private float Scale(int column, float value)
    {
        var scaled = ((double)value - _medians[column]) * _factors[column];
        return (float)(scaled / Math.Sqrt(1 + (scaled / ClipAt * (scaled / ClipAt))));
    }

    /// <summary>The median, and one over the interquartile range or what stands in for it; sorts the values.</summary>
    private static (float Median, float Factor) RobustRange(Span<float> values)
    {
        if (values.IsEmpty)
            return (0, 0);
        values.Sort();
        var spread = Quantile(values, 0.75) - Quantile(values, 0.25);
        if (spread == 0)
            spread = ((double)values[^1] - values[0]) / 2;
        var factor = spread > 0 ? (float)(1 / spread) : 0;
        return ((float)Quantile(values, 0.5), float.IsFinite(factor) ? factor : 0); // a spread too small for Single is none
    }

    private static double Quantile(ReadOnlySpan<float> sorted, double share)
    {
        var at = (sorted.Length - 1) * share;
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * ((double)sorted[above] - sorted[below]));
    }
}
