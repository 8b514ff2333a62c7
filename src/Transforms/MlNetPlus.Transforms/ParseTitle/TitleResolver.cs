using System.Collections.Frozen;

namespace MlNetPlus.Transforms;

/// <summary>
/// From a name to the title that is handed out: synonyms first, then the kept titles, then the label of rare titles.
/// All of it is decided when the object is made, so that a row costs one search and one look-up.
/// </summary>
internal sealed class TitleResolver
{
    private readonly FrozenDictionary<string, ReadOnlyMemory<char>>.AlternateLookup<ReadOnlySpan<char>> _known;
    private readonly bool _keepsAll;
    private readonly ReadOnlyMemory<char> _rare;

    internal TitleResolver(IReadOnlyList<string>? keep, IReadOnlyDictionary<string, string> synonyms, string? rareTitle, bool ignoreCase)
    {
        var comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var known = new Dictionary<string, ReadOnlyMemory<char>>(comparer);
        _keepsAll = keep is null;
        _rare = rareTitle.AsMemory();

        foreach (var title in keep ?? [])
            known.TryAdd(title, title.AsMemory());

        var targets = synonyms.ToDictionary(
            pair => pair.Key,
            pair => _keepsAll ? pair.Value.AsMemory() : known.GetValueOrDefault(pair.Value, _rare),
            comparer);

        foreach (var (synonym, target) in targets)
            known[synonym] = target;

        _known = known.ToFrozenDictionary(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The title; empty where the name has none, or one that is neither kept nor labelled as rare.</summary>
    internal ReadOnlyMemory<char> Resolve(ReadOnlyMemory<char> name)
    {
        var span = name.Span;
        var range = TitleText.Find(span);
        var title = span[range];

        if (title.IsEmpty)
            return default;

        if (_known.TryGetValue(title, out var known))
            return known;

        return _keepsAll ? name[range] : _rare;
    }
}
