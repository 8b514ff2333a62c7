namespace MlNetPlus.Transforms;

/// <summary>How the values of a type become 64-bit words: equal keys, and only those, give equal words.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal interface IKeyWord<T>
{
    /// <summary>The word of a value.</summary>
    /// <returns><see langword="false"/> when the value is missing.</returns>
    static abstract bool TryGet(T value, out ulong word);
}
