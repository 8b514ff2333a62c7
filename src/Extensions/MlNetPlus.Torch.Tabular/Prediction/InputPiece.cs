namespace MlNetPlus.Torch.Tabular;

/// <summary>Some columns of the first layer's input, made of one number or one category. Immutable.</summary>
/// <param name="Kind">How they are made.</param>
/// <param name="Index">The number or the category that they are made of.</param>
/// <param name="Width">How many columns.</param>
/// <param name="Knots">Ascending edges of bins, for <see cref="InputPieceKind.Piecewise"/>; else none.</param>
/// <param name="Table">The columns at each knot or code, one after the other; none for <see cref="InputPieceKind.Copy"/>.</param>
/// <param name="Slopes">What a unit of the number adds to each column besides, for <see cref="InputPieceKind.Piecewise"/>; else none.</param>
internal sealed record InputPiece(InputPieceKind Kind, int Index, int Width, float[] Knots, float[] Table, float[] Slopes)
{
    /// <summary>The number itself.</summary>
    public static InputPiece Copy(int number) => new(InputPieceKind.Copy, number, 1, [], [], []);

    /// <summary>A line through given points at knots, level beyond the first and last, plus a slope times the number.</summary>
    public static InputPiece Piecewise(int number, float[] knots, float[] table, float[] slopes) =>
        new(InputPieceKind.Piecewise, number, slopes.Length, knots, table, slopes);

    /// <summary>The row of a table.</summary>
    public static InputPiece Lookup(int category, float[] table, int width) => new(InputPieceKind.Lookup, category, width, [], table, []);

    /// <summary>Writes the columns of one row.</summary>
    /// <param name="numbers">The row's scaled numbers.</param>
    /// <param name="codes">The row's codes.</param>
    /// <param name="output">Takes <see cref="Width"/> numbers.</param>
    public void Apply(ReadOnlySpan<float> numbers, ReadOnlySpan<int> codes, Span<float> output)
    {
        switch (Kind)
        {
            case InputPieceKind.Copy:
                output[0] = numbers[Index];
                break;
            case InputPieceKind.Lookup:
                Table.AsSpan(codes[Index] * Width, Width).CopyTo(output);
                break;
            default:
                Interpolate(numbers[Index], output);
                break;
        }
    }

    private void Interpolate(float number, Span<float> output)
    {
        var bin = Math.Clamp(BinOf(number), 0, Knots.Length - 2);
        var filled = Math.Clamp((number - Knots[bin]) / (Knots[bin + 1] - Knots[bin]), 0, 1);
        var from = Table.AsSpan(bin * Width, Width);
        var to = Table.AsSpan((bin + 1) * Width, Width);
        for (var i = 0; i < Width; i++)
            output[i] = from[i] + (filled * (to[i] - from[i])) + (number * Slopes[i]);
    }

    /// <summary>The last knot that is not above the number.</summary>
    private int BinOf(float number)
    {
        var found = Array.BinarySearch(Knots, number);
        return found >= 0 ? found : ~found - 1;
    }
}
