namespace MlNetPlus.Torch.Tabular;

/// <summary>Makes the first layer's input of a row's scaled numbers and codes. Immutable.</summary>
internal sealed class InputEncoder
{
    public InputEncoder(IReadOnlyList<InputPiece> pieces)
    {
        Pieces = pieces;
        Width = pieces.Sum(piece => piece.Width);
    }

    public IReadOnlyList<InputPiece> Pieces { get; }

    /// <summary>The number of columns.</summary>
    public int Width { get; }

    public void Apply(ReadOnlySpan<float> numbers, ReadOnlySpan<int> codes, Span<float> output)
    {
        var at = 0;
        foreach (var piece in Pieces)
        {
            piece.Apply(numbers, codes, output.Slice(at, piece.Width));
            at += piece.Width;
        }
    }
}
