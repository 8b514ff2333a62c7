namespace MlNetPlus.Transforms;

/// <summary>What a <see cref="KeyReader"/> found in the current row. A given key always takes the same form.</summary>
internal enum KeyForm
{
    /// <summary>No key.</summary>
    Missing,

    /// <summary>A key that fits one 64-bit word.</summary>
    Word,

    /// <summary>A key that fits two words.</summary>
    Wide,

    /// <summary>A key that needs bytes.</summary>
    Bytes,
}
