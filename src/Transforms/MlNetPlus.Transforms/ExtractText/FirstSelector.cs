using System.Globalization;

namespace MlNetPlus.Transforms;

internal sealed class FirstSelector : TextSelector
{
    private readonly int _count;

    internal FirstSelector(int count)
    {
        if (count < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, $"TextSelector.First takes at least one character; got {count.ToString(CultureInfo.InvariantCulture)}.");
        }

        _count = count;
    }

    private protected override SelectorStep Step => new(nameof(First), "", "", _count);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"First({_count})");

    internal override ReadOnlyMemory<char> Select(ReadOnlyMemory<char> text) => text[TextSlices.First(text.Span, _count)];
}
