using System.Globalization;

namespace MlNetPlus.Transforms;

internal sealed class PartSelector : TextSelector
{
    private readonly string _separator;
    private readonly int _index;

    internal PartSelector(string separator, int index)
    {
        ArgumentNullException.ThrowIfNull(separator);
        if (separator.Length == 0)
        {
            throw new ArgumentException(
                "TextSelector.Part got an empty separator; expected one or more characters. TextSelector.First takes characters.",
                nameof(separator));
        }

        _separator = separator;
        _index = index;
    }

    private protected override SelectorStep Step => new(nameof(Part), _separator, "", _index);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Part({Quote(_separator)}, {_index})");

    internal override ReadOnlyMemory<char> Select(ReadOnlyMemory<char> text) => text[TextSlices.Part(text.Span, _separator, _index)];
}
