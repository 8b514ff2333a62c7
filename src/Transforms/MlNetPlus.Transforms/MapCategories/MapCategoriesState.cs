using System.Collections.Frozen;
using System.Collections.Immutable;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>The arguments of <c>MapCategories</c>, copied: what the transformer works with and what a model file holds.</summary>
internal sealed record MapCategoriesState(
    string Output, string Input, IReadOnlyDictionary<string, string> Map, string? Otherwise, bool IgnoreCase)
{
    internal static MapCategoriesState Of(string output, string input, IReadOnlyDictionary<string, string> map, string? otherwise)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Count == 0)
            throw new ArgumentException("The map of MapCategories is empty; expected at least one entry from category to output.", nameof(map));

        if (map.FirstOrDefault(entry => entry.Value is null).Key is { } withoutValue)
        {
            throw new ArgumentException(
                $"The map of MapCategories has null for '{withoutValue}'; expected a text. Use the empty text to make the category missing.",
                nameof(map));
        }

        var ignoreCase = IgnoresCase(map);
        var comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        return new MapCategoriesState(output, input, map.ToDictionary(comparer), otherwise, ignoreCase);
    }

    internal static MapCategoriesState Read(ModelReader reader) => new(
        reader.ReadString(nameof(Output)),
        reader.ReadString(nameof(Input)),
        reader.ReadMap(nameof(Map)),
        reader.ReadStringOrNull(nameof(Otherwise)),
        reader.ReadBoolean(nameof(IgnoreCase)));

    internal void Write(ModelWriter writer)
    {
        writer.Write(nameof(Output), Output);
        writer.Write(nameof(Input), Input);
        writer.Write(nameof(Map), Map);
        writer.Write(nameof(Otherwise), Otherwise);
        writer.Write(nameof(IgnoreCase), IgnoreCase);
    }

    internal CategoryMap MakeMap() => new(Map, Otherwise, IgnoreCase);

    /// <summary>What the user's own dictionary takes for one category must be one category here too.</summary>
    private static bool IgnoresCase(IReadOnlyDictionary<string, string> map)
    {
        var comparer = ComparerOf(map);
        if (ReferenceEquals(comparer, StringComparer.OrdinalIgnoreCase))
            return true;

#pragma warning disable MA0024 // This is the comparer that dictionaries made without one have, and no other.
        if (comparer is null || ReferenceEquals(comparer, StringComparer.Ordinal) || ReferenceEquals(comparer, EqualityComparer<string>.Default))
            return false;
#pragma warning restore MA0024

        throw new ArgumentException(
            $"The map of MapCategories compares with {comparer.GetType().Name}; expected StringComparer.Ordinal or OrdinalIgnoreCase, which alone mean the same on every machine that loads the model. Make the dictionary with one of these.",
            nameof(map));
    }

    private static IEqualityComparer<string>? ComparerOf(IReadOnlyDictionary<string, string> map) => map switch
    {
        Dictionary<string, string> dictionary => dictionary.Comparer,
        FrozenDictionary<string, string> frozen => frozen.Comparer,
        ImmutableDictionary<string, string> immutable => immutable.KeyComparer,
        _ => null,
    };
}
