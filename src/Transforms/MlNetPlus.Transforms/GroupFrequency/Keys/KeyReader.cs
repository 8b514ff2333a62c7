namespace MlNetPlus.Transforms;

/// <summary>Reads the key of a row. Made once for each cursor; allocates nothing per row.</summary>
internal abstract class KeyReader
{
    /// <summary>The upper word of the key read last, when its form is <see cref="KeyForm.Wide"/>.</summary>
    public ulong High { get; protected set; }

    /// <summary>The bytes of the key read last, when its form is <see cref="KeyForm.Bytes"/>; good until the next <see cref="Read"/>.</summary>
    public virtual ReadOnlySpan<byte> Bytes => [];

    /// <summary>Reads the current row's key.</summary>
    /// <param name="word">The key, when its form is <see cref="KeyForm.Word"/>; its lower word, when it is <see cref="KeyForm.Wide"/>.</param>
    /// <returns>The key's form.</returns>
    public abstract KeyForm Read(out ulong word);
}
