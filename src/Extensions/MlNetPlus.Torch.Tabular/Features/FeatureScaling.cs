using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>
/// Takes raw features to what the network reads: codes of categories, and numbers, whose missing values are filled with the training median and flagged,
/// and which are scaled. Flags are columns like any other. Immutable.
/// </summary>
internal sealed class FeatureScaling
{
    private const float SmoothClip = 3;
    private const double HardClip = 5;

    private readonly NumberScaling _kind;
    private readonly int[] _numberSlots;
    private readonly int[] _categorySlots;
    private readonly float[] _medians;
    private readonly float[] _centers; // of the numbers, then of their flags
    private readonly float[] _factors;
    private readonly int[] _flagged; // places in _numberSlots

    private FeatureScaling(
        NumberScaling kind, int inputCount, int[] numberSlots, int[] categorySlots, int[] categorySizes, float[] medians, float[] centers, float[] factors, int[] flagged)
    {
        _kind = kind;
        InputCount = inputCount;
        _numberSlots = numberSlots;
        _categorySlots = categorySlots;
        CategorySizes = categorySizes;
        _medians = medians;
        _centers = centers;
        _factors = factors;
        _flagged = flagged;
    }

    /// <summary>The number of raw features.</summary>
    public int InputCount { get; }

    /// <summary>The scaled numbers of a row: the features that are numbers, then the missing flags.</summary>
    public int NumberCount => _centers.Length;

    /// <summary>How many codes each category has, 0 for missing and unseen values among them.</summary>
    public IReadOnlyList<int> CategorySizes { get; }

    /// <summary>Learns from rows, given by number.</summary>
    public static FeatureScaling Learn(TabularRows rows, IReadOnlyList<long> training, NumberScaling kind)
    {
        int[] numberSlots = [.. Enumerable.Range(0, rows.FeatureCount).Where(slot => rows.CategoryCounts[slot] == 0)];
        int[] categorySlots = [.. Enumerable.Range(0, rows.FeatureCount).Where(slot => rows.CategoryCounts[slot] > 0)];
        var medians = new float[numberSlots.Length];
        var ranges = new List<ColumnRange>();
        var flagRanges = new List<ColumnRange>();
        var flagged = new List<int>();
        var values = new float[training.Count];
        for (var place = 0; place < numberSlots.Length; place++)
        {
            var count = 0;
            foreach (var row in training)
            {
                var value = rows.Features[(int)row][numberSlots[place]];
                if (!float.IsNaN(value))
                    values[count++] = value;
            }

            var present = values.AsSpan(0, count);
            present.Sort();
            medians[place] = count > 0 ? (float)Quantiles.Of(present, 0.5) : 0;
            values.AsSpan(count).Fill(medians[place]);
            ranges.Add(ColumnRange.Learn(kind == NumberScaling.Robust ? present : values, kind));
            if (count == training.Count)
                continue;
            flagged.Add(place);
            values.AsSpan(0, count).Clear();
            values.AsSpan(count).Fill(1);
            flagRanges.Add(ColumnRange.Learn(values, kind));
        }

        ranges.AddRange(flagRanges);
        return new FeatureScaling(
            kind,
            rows.FeatureCount,
            numberSlots,
            categorySlots,
            Array.ConvertAll(categorySlots, slot => rows.CategoryCounts[slot] + 1),
            medians,
            [.. ranges.Select(range => range.Center)],
            [.. ranges.Select(range => range.Factor)],
            [.. flagged]);
    }

    public static FeatureScaling Load(ModelReader reader, string prefix) => new(
        (NumberScaling)reader.ReadInt32(prefix + "scaling.kind"),
        reader.ReadInt32(prefix + "scaling.inputs"),
        reader.ReadInt32s(prefix + "scaling.numbers"),
        reader.ReadInt32s(prefix + "scaling.categories"),
        reader.ReadInt32s(prefix + "scaling.categorySizes"),
        reader.ReadSingles(prefix + "scaling.medians"),
        reader.ReadSingles(prefix + "scaling.centers"),
        reader.ReadSingles(prefix + "scaling.factors"),
        reader.ReadInt32s(prefix + "scaling.flagged"));

    public void Save(ModelWriter writer, string prefix)
    {
        writer.Write(prefix + "scaling.kind", (int)_kind);
        writer.Write(prefix + "scaling.inputs", InputCount);
        writer.Write(prefix + "scaling.numbers", _numberSlots);
        writer.Write(prefix + "scaling.categories", _categorySlots);
        writer.Write(prefix + "scaling.categorySizes", [.. CategorySizes]);
        writer.Write(prefix + "scaling.medians", _medians);
        writer.Write(prefix + "scaling.centers", _centers);
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
            numbers[place] = Scale(place, float.IsFinite(value) ? value : _medians[place]);
        }

        for (var i = 0; i < _flagged.Length; i++)
            numbers[_numberSlots.Length + i] = Scale(_numberSlots.Length + i, float.IsFinite(features[_numberSlots[_flagged[i]]]) ? 0 : 1);
        for (var i = 0; i < _categorySlots.Length; i++)
            codes[i] = Code(features[_categorySlots[i]], CategorySizes[i]);
    }

    private static int Code(float value, int size) => value >= 1 && value < size ? (int)value : 0;

    private float Scale(int column, float value)
    {
        var scaled = ((double)value - _centers[column]) * _factors[column];
        return (float)(_kind == NumberScaling.Robust
            ? scaled / Math.Sqrt(1 + (scaled / SmoothClip * (scaled / SmoothClip)))
            : Math.Clamp(scaled, -HardClip, HardClip));
    }
}
