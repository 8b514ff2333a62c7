using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Collects the values of one category while the rows are read.</summary>
internal sealed class VocabularyLearner
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<double> _numbers = [];
    private readonly bool _isText;
    private readonly Action _read;

    public VocabularyLearner(DataViewRow row, DataViewSchema.Column column)
    {
        Name = column.Name;
        _isText = column.Type is TextDataViewType;
        if (_isText)
        {
            var getter = row.GetGetter<ReadOnlyMemory<char>>(column);
            var lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
            var text = ReadOnlyMemory<char>.Empty;
            _read = () =>
            {
                getter(ref text);
                if (text.IsEmpty)
                    return;
                Present++;
                lookup.Add(text.Span);
            };
        }
        else
        {
            var number = ScalarReader.Create(row, column);
            _read = () =>
            {
                if (number() is var value && double.IsNaN(value))
                    return;
                Present++;
                _numbers.Add(value);
            };
        }
    }

    public string Name { get; }

    /// <summary>Rows whose value is there.</summary>
    public int Present { get; private set; }

    /// <summary>The different values among them.</summary>
    public int Distinct => _isText ? _texts.Count : _numbers.Count;

    public void ReadRow() => _read();

    public CategoryVocabulary Learn() => _isText ? CategoryVocabulary.OfTexts(_texts) : CategoryVocabulary.OfNumbers(_numbers);

    /// <summary>No value at all: every row counts as missing.</summary>
    public CategoryVocabulary Nothing() => _isText ? CategoryVocabulary.OfTexts([]) : CategoryVocabulary.OfNumbers([]);
}
