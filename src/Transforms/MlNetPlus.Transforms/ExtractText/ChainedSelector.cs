namespace MlNetPlus.Transforms;

internal sealed class ChainedSelector(TextSelector first, TextSelector next) : TextSelector
{
    internal override IReadOnlyList<SelectorStep> Steps { get; } = [.. first.Steps, .. next.Steps];

    private protected override SelectorStep Step => throw new InvalidOperationException("A chain has several steps.");

    public override string ToString() => $"{first}.Then({next})";

    internal override ReadOnlyMemory<char> Select(ReadOnlyMemory<char> text)
    {
        var found = first.Select(text);
        return found.IsEmpty ? default : next.Select(found);
    }
}
