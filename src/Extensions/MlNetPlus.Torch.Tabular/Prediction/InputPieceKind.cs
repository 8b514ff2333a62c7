namespace MlNetPlus.Torch.Tabular;

/// <summary>How an <see cref="InputPiece"/> is made. Saved by number.</summary>
internal enum InputPieceKind
{
    /// <summary>The number itself.</summary>
    Copy = 0,

    /// <summary>A piecewise-linear embedding of a number.</summary>
    Piecewise = 1,

    /// <summary>An embedding of a category.</summary>
    Lookup = 2,
}
