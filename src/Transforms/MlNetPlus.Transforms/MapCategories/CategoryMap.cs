using System.Collections.Frozen;

namespace MlNetPlus.Transforms;

/// <summary>A dictionary from text to text that is asked with slices: nothing is allocated per row.</summary>
internal sealed class CategoryMap
{
    private readonly FrozenDictionary<string, ReadOnlyMemory<char>>.AlternateLookup<ReadOnlySpan<char>> _values;
    private readonly ReadOnlyMemory<char> _otherwise;

    internal CategoryMap(IReadOnlyDictionary<string, string> map, string? otherwise, bool ignoreCase)
    {
        var comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        _values = map.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.AsMemory(), comparer).GetAlternateLookup<ReadOnlySpan<char>>();
        _otherwise = otherwise.AsMemory();
    }

    internal ReadOnlyMemory<char> Find(ReadOnlySpan<char> category) => _values.TryGetValue(category, out var value) ? value : _otherwise;
}
