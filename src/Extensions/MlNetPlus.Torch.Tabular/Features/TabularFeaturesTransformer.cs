using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Makes the feature vector of a tabular neural network. Made by <see cref="TabularFeaturesEstimator"/>.</summary>
[ModelVersion(1)]
public sealed class TabularFeaturesTransformer : RowTransformer
{
    private static readonly AcceptedType AnyScalar = AcceptedType.Primitive;

    private readonly string _output;
    private readonly string[] _continuous;
    private readonly string[] _categorical;
    private readonly CategoryVocabulary[] _vocabularies;

    internal TabularFeaturesTransformer(IHostEnvironment environment, string output, string[] continuous, string[] categorical, CategoryVocabulary[] vocabularies)
        : base(environment) => (_output, _continuous, _categorical, _vocabularies) = (output, continuous, categorical, vocabularies);

    private TabularFeaturesTransformer(ModelReader reader)
        : base(reader)
    {
        _output = reader.ReadString("output");
        _continuous = reader.ReadStrings("continuous");
        _categorical = reader.ReadStrings("categorical");
        _vocabularies = [.. _categorical.Select((_, i) => CategoryVocabulary.Load(reader, Prefix(i)))];
    }

    private int Width => _continuous.Length + _categorical.Length;

    /// <inheritdoc/>
    protected override void Save(ModelWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("output", _output);
        writer.Write("continuous", _continuous);
        writer.Write("categorical", _categorical);
        for (var i = 0; i < _vocabularies.Length; i++)
            _vocabularies[i].Save(writer, Prefix(i));
    }

    /// <inheritdoc/>
    protected override void Bind(RowMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        var continuous = Array.ConvertAll(_continuous, name => mapping.Input(name, AnyScalar));
        var categorical = Array.ConvertAll(_categorical, name => mapping.Input(name, AnyScalar));
        mapping.Output<VBuffer<float>>(
            _output,
            new VectorDataViewType(NumberDataViewType.Single, Width),
            [.. continuous, .. categorical],
            row => CreateGetter(row, continuous, categorical),
            Annotations());
    }

    private static string Prefix(int category) => $"category{category}.";

    private ValueGetter<VBuffer<float>> CreateGetter(DataViewRow row, DataViewSchema.Column[] continuous, DataViewSchema.Column[] categorical)
    {
        var numbers = Array.ConvertAll(continuous, column => ScalarReader.Create(row, column));
        Func<float>[] codes = [.. categorical.Select((column, i) => _vocabularies[i].CreateReader(row, column))];
        return (ref VBuffer<float> value) =>
        {
            var editor = VBufferEditor.Create(ref value, Width);
            for (var i = 0; i < numbers.Length; i++)
                editor.Values[i] = (float)numbers[i]();
            for (var i = 0; i < codes.Length; i++)
                editor.Values[numbers.Length + i] = codes[i]();
            value = editor.Commit();
        };
    }

    private DataViewSchema.Annotations Annotations()
    {
        var names = _continuous.Concat(_categorical).Select(name => name.AsMemory()).ToArray();
        var counts = Enumerable.Repeat(0, _continuous.Length).Concat(_vocabularies.Select(vocabulary => Math.Max(1, vocabulary.Count))).ToArray();
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, names.Length), (ref VBuffer<ReadOnlyMemory<char>> value) => value = new VBuffer<ReadOnlyMemory<char>>(names.Length, names));
        CategorySlots.Add(builder, counts);
        return builder.ToAnnotations();
    }
}
