using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>The values of a category in ascending order, whose codes are 1, 2, …. Immutable.</summary>
internal sealed class CategoryVocabulary
{
    private readonly string[] _texts;
    private readonly double[] _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _codeOfText;
    private readonly Dictionary<double, int> _codeOfNumber = [];

    private CategoryVocabulary(string[] texts, double[] numbers)
    {
        (_texts, _numbers) = (texts, numbers);
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Length; i++)
            codes.Add(texts[i], i + 1);
        for (var i = 0; i < numbers.Length; i++)
            _codeOfNumber.Add(numbers[i], i + 1);
        _codeOfText = codes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many values there are.</summary>
    public int Count => _texts.Length + _numbers.Length;

    public static CategoryVocabulary OfTexts(IEnumerable<string> texts) => new([.. texts.Order(StringComparer.Ordinal)], []);

    public static CategoryVocabulary OfNumbers(IEnumerable<double> numbers) => new([], [.. numbers.Order()]);

    public static CategoryVocabulary Load(ModelReader reader, string prefix) => new(reader.ReadStrings(prefix + "texts"), reader.ReadDoubles(prefix + "numbers"));

    public void Save(ModelWriter writer, string prefix)
    {
        writer.Write(prefix + "texts", _texts);
        writer.Write(prefix + "numbers", _numbers);
    }

    /// <summary>Makes the reader of a row's code: NaN where the value is missing or was not there in training.</summary>
    public Func<float> CreateReader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is not TextDataViewType)
        {
            var number = ScalarReader.Create(row, column);
            return () => _codeOfNumber.TryGetValue(number(), out var code) ? code : float.NaN;
        }

        var getter = row.GetGetter<ReadOnlyMemory<char>>(column);
        var text = ReadOnlyMemory<char>.Empty;
        return () =>
        {
            getter(ref text);
            return _codeOfText.TryGetValue(text.Span, out var code) ? code : float.NaN;
        };
    }
}
