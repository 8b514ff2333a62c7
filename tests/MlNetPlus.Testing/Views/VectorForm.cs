namespace MlNetPlus.Testing.Views;

/// <summary>How <see cref="MemoryDataView"/> stores the vectors it hands out.</summary>
internal enum VectorForm
{
    /// <summary>Every slot is stored.</summary>
    Dense,

    /// <summary>Only slots that are not the default of their type are stored.</summary>
    Sparse,
}
