namespace MlNetPlus.Extensibility;

/// <summary>Whether a column holds one value or a vector per row.</summary>
public enum ColumnKind
{
    /// <summary>One value per row.</summary>
    Scalar,

    /// <summary>A vector of the same length in every row.</summary>
    Vector,

    /// <summary>A vector whose length may change from row to row.</summary>
    VariableVector,
}
