using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>
/// Takes raw features to what the network reads: codes of categories, and numbers, whose missing values are filled with the training median and flagged,
/// scaled robustly and clipped smoothly.
/// </summary>
/// <remarks>
/// As in RealMLP (Holzmüller, Grinsztajn and Steinwart 2024): x' = (x − median)/IQR, half the range where the IQR is 0, 0 where the slot is constant;
/// then x'/√(1 + (x'/3)²). Flags are columns like any other. Immutable.
/// </remarks>
internal sealed class FeatureScaling
{
    private const float ClipAt = 3;

    private readonly int[] _numberSlots;
    private readonly int[] _categorySlots;
    private readonly float[] _medians; // of the numbers, then of their flags
    private readonly float[] _factors;
    private readonly int[] _flagged; // places in _numberSlots

    private FeatureScaling(int inputCount, int[] numberSlots, int[] categorySlots, int[] categorySizes, float[] medians, float[] factors, int[] flagged)
    {
        InputCount = inputCount;
        _numberSlots = numberSlots;
        _categorySlots = categorySlots;
        CategorySizes = categorySizes;
        _medians = medians;
        _factors = factors;
        _flagged = flagged;
    }

    /// <summary>The number of raw features.</summary>
    public int InputCount { get; }

    /// <summary>The scaled numbers of a row: the features that are numbers, then the missing flags.</summary>
    public int NumberCount => _medians.Length;

    /// <summary>How many codes each category has, 0 for missing and unseen values among them.</summary>
    public IReadOnlyList<int> CategorySizes { get; }

    /// <summary>Learns from rows, given by number.</summary>
    public static FeatureScaling Learn(TabularRows rows, IReadOnlyList<long> training)
    {
        int[] numberSlots = [.. Enumerable.Range(0, rows.FeatureCount).Where(slot => rows.CategoryCounts[slot] == 0)];
        int[] categorySlots = [.. Enumerable.Range(0, rows.FeatureCount).Where(slot => rows.CategoryCounts[slot] > 0)];
        var columns = new List<(float Median, float Factor)>();
        var flagged = new List<int>();
        var flagColumns = new List<(float Median, float Factor)>();
        var present = new float[training.Count];
        for (var place = 0; place < numberSlots.Length; place++)
        {
            var count = 0;
            foreach (var row in training)
            {
                var value = rows.Features[(int)row][numberSlots[place]];
                if (!float.IsNaN(value))
                    present[count++] = value;
            }

            columns.Add(RobustRange(present.AsSpan(0, count)));
            if (count == training.Count)
                continue;
            flagged.Add(place);
            present.AsSpan(0, count).Clear();
            present.AsSpan(count).Fill(1);
            flagColumns.Add(RobustRange(present));
        }

        var all = columns.Concat(flagColumns).ToList();
        return new FeatureScaling(
            rows.FeatureCount,
            numberSlots,
            categorySlots,
            Array.ConvertAll(categorySlots, slot => rows.CategoryCounts[slot] + 1),
            [.. all.Select(column => column.Median)],
            [.. all.Select(column => column.Factor)],
            [.. flagged]);
    }

    public static FeatureScaling Load(ModelReader reader, string prefix) => new(
        reader.ReadInt32(prefix + "scaling.inputs"),
        reader.ReadInt32s(prefix + "scaling.numbers"),
        reader.ReadInt32s(prefix + "scaling.categories"),
        reader.ReadInt32s(prefix + "scaling.categorySizes"),
        reader.ReadSingles(prefix + "scaling.medians"),
        reader.ReadSingles(prefix + "scaling.factors"),
        reader.ReadInt32s(prefix + "scaling.flagged"));

    public void Save(ModelWriter writer, string prefix)
    {
        writer.Write(prefix + "scaling.inputs", InputCount);
        writer.Write(prefix + "scaling.numbers", _numberSlots);
        writer.Write(prefix + "scaling.categories", _categorySlots);
        writer.Write(prefix + "scaling.categorySizes", [.. CategorySizes]);
        writer.Write(prefix + "scaling.medians", _medians);
        writer.Write(prefix + "scaling.factors", _factors);
        writer.Write(prefix + "scaling.flagged", _flagged);
    }

    /// <summary>Encodes one row. A number that is not finite counts as missing, and so does a code that was not there in training.</summary>
    /// <param name="features">The raw features.</param>
    /// <param name="numbers">Takes <see cref="NumberCount"/> numbers.</param>
    /// <param name="codes">Takes a code for each category.</param>
    public void Apply(ReadOnlySpan<float> features, Span<float> numbers, Span<int> codes)
    {
        for (var place = 0; place < _numberSlots.Length; place++)
        {
            var value = features[_numberSlots[place]];
            numbers[place] = float.IsFinite(value) ? Scale(place, value) : 0;
        }

        for (var i = 0; i < _flagged.Length; i++)
            numbers[_numberSlots.Length + i] = Scale(_numberSlots.Length + i, float.IsFinite(features[_numberSlots[_flagged[i]]]) ? 0 : 1);
        for (var i = 0; i < _categorySlots.Length; i++)
            codes[i] = Code(features[_categorySlots[i]], CategorySizes[i]);
    }

    private static int Code(float value, int size) => value >= 1 && value < size ? (int)value : 0;

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
        var spread = Quantiles.Of(values, 0.75) - Quantiles.Of(values, 0.25);
        if (spread == 0)
            spread = ((double)values[^1] - values[0]) / 2;
        var factor = spread > 0 ? (float)(1 / spread) : 0;
        return ((float)Quantiles.Of(values, 0.5), float.IsFinite(factor) ? factor : 0); // a spread too small for Single is none
    }
}
