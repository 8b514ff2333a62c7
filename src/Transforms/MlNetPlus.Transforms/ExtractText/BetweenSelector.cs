namespace MlNetPlus.Transforms;

internal sealed class BetweenSelector : TextSelector
{
    private readonly string _left;
    private readonly string _right;

    internal BetweenSelector(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Length == 0 && right.Length == 0)
        {
            throw new ArgumentException(
                "TextSelector.Between got two empty marks, which is the whole text; expected a left mark, a right mark or both.",
                nameof(left));
        }

        _left = left;
        _right = right;
    }

    private protected override SelectorStep Step => new(nameof(Between), _left, _right, 0);

    public override string ToString() => $"Between({Quote(_left)}, {Quote(_right)})";

    internal override ReadOnlyMemory<char> Select(ReadOnlyMemory<char> text) => text[TextSlices.Between(text.Span, _left, _right)];
}
