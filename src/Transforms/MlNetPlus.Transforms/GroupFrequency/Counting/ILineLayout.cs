namespace MlNetPlus.Transforms;

/// <summary>How keys of a fixed size lie in a cache line: the keys from its first byte on, then one 32-bit count for each.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
internal interface ILineLayout<TKey>
    where TKey : unmanaged
{
    /// <summary>How many keys a line holds at most.</summary>
    static abstract int Keys { get; }

    /// <summary>How many keys a line holds on average in a table that is built for a known number of keys.</summary>
    static abstract int KeysWhenBuilt { get; }

    static abstract ulong Hash(TKey key);

    /// <summary>A bit for each key of a line that equals this one.</summary>
    static abstract uint Matches(ref ulong line, TKey key);
}
