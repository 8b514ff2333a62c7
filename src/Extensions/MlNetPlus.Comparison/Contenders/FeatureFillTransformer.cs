using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>
/// Makes features fit for trainers that cannot take missing values: what is not finite becomes the training mean, and an
/// indicator is appended for each feature that had missing values in training. On request every feature is standardised.
/// </summary>
[ModelVersion(1)]
internal sealed class FeatureFillTransformer : RowTransformer
{
    private const string SlotNames = "SlotNames";

    private readonly string _outputColumnName;
    private readonly string _inputColumnName;
    private readonly float[] _fills;
    private readonly float[] _scales;
    private readonly bool _centers;
    private readonly int[] _indicated;
    private readonly Dictionary<int, int> _indicatorOf;

    /// <param name="environment">The environment.</param>
    /// <param name="outputColumnName">The column to add.</param>
    /// <param name="inputColumnName">The features.</param>
    /// <param name="profile">What was learnt on the training rows.</param>
    /// <param name="standardizes">Whether to divide by the deviation; constant features become 0.</param>
    /// <param name="centers">Whether to subtract the mean as well, which makes every row dense.</param>
    public FeatureFillTransformer(IHostEnvironment environment, string outputColumnName, string inputColumnName, FeatureProfile profile, bool standardizes, bool centers)
        : base(environment)
    {
        _outputColumnName = outputColumnName;
        _inputColumnName = inputColumnName;
        _fills = profile.Means;
        _scales = standardizes ? Array.ConvertAll(profile.Deviations, deviation => deviation > 0 ? 1 / deviation : 0) : [];
        _centers = centers;
        _indicated = profile.MissingSlots;
        _indicatorOf = IndicatorPlaces();
    }

    public FeatureFillTransformer(ModelReader reader)
        : base(reader)
    {
        _outputColumnName = reader.ReadString("output");
        _inputColumnName = reader.ReadString("input");
        _fills = reader.ReadSingles("fills");
        _scales = reader.ReadSingles("scales");
        _centers = reader.ReadBoolean("centers");
        _indicated = reader.ReadInt32s("indicated");
        _indicatorOf = IndicatorPlaces();
    }

    private int OutputSize => _fills.Length + _indicated.Length;

    protected override void Save(ModelWriter writer)
    {
        writer.Write("output", _outputColumnName);
        writer.Write("input", _inputColumnName);
        writer.Write("fills", _fills);
        writer.Write("scales", _scales);
        writer.Write("centers", _centers);
        writer.Write("indicated", _indicated);
    }

    protected override void Bind(RowMapping mapping)
    {
        var input = mapping.Input(_inputColumnName, AcceptedType.Features);
        var size = ((VectorDataViewType)input.Type).Size;
        if (size != _fills.Length)
            throw new ArgumentOutOfRangeException(nameof(mapping), $"Column '{_inputColumnName}' has {size} features; expected {_fills.Length}, as in training.");

        mapping.Output(_outputColumnName, new VectorDataViewType(NumberDataViewType.Single, OutputSize), [input], row => MakeGetter(row, input), SlotNamesFor(input));
    }

    private ValueGetter<VBuffer<float>> MakeGetter(DataViewRow row, DataViewSchema.Column input)
    {
        var getter = row.GetGetter<VBuffer<float>>(input);
        var features = default(VBuffer<float>);
        return (ref VBuffer<float> target) =>
        {
            getter(ref features);
            if (features.IsDense || _centers)
                FillDense(features, ref target);
            else
                FillSparse(features, ref target);
        };
    }

    private void FillDense(in VBuffer<float> features, ref VBuffer<float> target)
    {
        var editor = VBufferEditor.Create(ref target, OutputSize);
        var output = editor.Values;
        output.Clear();
        features.CopyTo(output);
        for (var slot = 0; slot < _fills.Length; slot++)
            output[slot] = Fill(slot, output[slot]);

        var values = features.GetValues();
        var indices = features.GetIndices();
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]) && _indicatorOf.TryGetValue(features.IsDense ? i : indices[i], out var place))
                output[place] = 1;
        }

        target = editor.Commit();
    }

    private void FillSparse(in VBuffer<float> features, ref VBuffer<float> target)
    {
        var values = features.GetValues();
        var indices = features.GetIndices();
        var editor = VBufferEditor.Create(ref target, OutputSize, values.Length + _indicated.Length);
        for (var i = 0; i < values.Length; i++)
        {
            editor.Indices[i] = indices[i];
            editor.Values[i] = Fill(indices[i], values[i]);
        }

        // Slots ascend, and so do the places of their indicators, which all come after the features.
        var count = values.Length;
        for (var i = 0; i < values.Length; i++)
        {
            if (float.IsFinite(values[i]) || !_indicatorOf.TryGetValue(indices[i], out var place))
                continue;
            editor.Indices[count] = place;
            editor.Values[count++] = 1;
        }

        target = editor.CommitTruncated(count);
    }

    private float Fill(int slot, float value)
    {
        var filled = !float.IsFinite(value) ? _fills[slot] : value;
        if (_scales.Length == 0)
            return filled;
        return (filled - (_centers ? _fills[slot] : 0)) * _scales[slot];
    }

    private Dictionary<int, int> IndicatorPlaces() => _indicated.Index().ToDictionary(item => item.Item, item => _fills.Length + item.Index);

    private DataViewSchema.Annotations? SlotNamesFor(DataViewSchema.Column input)
    {
        if (input.Annotations.Schema.GetColumnOrNull(SlotNames) is null)
            return null;

        var names = default(VBuffer<ReadOnlyMemory<char>>);
        input.GetSlotNames(ref names);
        var given = names.DenseValues().ToArray();
        ReadOnlyMemory<char>[] all = [.. given, .. _indicated.Select(slot => $"{given[slot]}.Missing".AsMemory())];

        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(SlotNames, new VectorDataViewType(TextDataViewType.Instance, all.Length), (ref VBuffer<ReadOnlyMemory<char>> target) =>
        {
            var editor = VBufferEditor.Create(ref target, all.Length);
            all.CopyTo(editor.Values);
            target = editor.Commit();
        });
        return builder.ToAnnotations();
    }
}
