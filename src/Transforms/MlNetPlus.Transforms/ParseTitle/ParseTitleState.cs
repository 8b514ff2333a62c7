using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>The options of <c>ParseTitle</c>, copied: what the transformer works with and what a model file holds.</summary>
internal sealed record ParseTitleState(
    string[] Outputs, string[] Inputs, string[]? Keep, IReadOnlyDictionary<string, string> Synonyms, string? RareTitle, bool IgnoreCase)
{
    internal static ParseTitleState Of(ParseTitleOptions options) => new(
        [.. options.Columns.Select(pair => pair.OutputColumnName)],
        [.. options.Columns.Select(pair => pair.InputColumnName)],
        options.Keep?.ToArray(),
        options.Synonyms.ToDictionary(StringComparer.Ordinal),
        options.RareTitle,
        options.IgnoreCase);

    internal static ParseTitleState Read(ModelReader reader) => new(
        reader.ReadStrings(nameof(Outputs)),
        reader.ReadStrings(nameof(Inputs)),
        reader.Has(nameof(Keep)) ? reader.ReadStrings(nameof(Keep)) : null,
        reader.ReadMap(nameof(Synonyms)),
        reader.ReadStringOrNull(nameof(RareTitle)),
        reader.ReadBoolean(nameof(IgnoreCase)));

    internal void Write(ModelWriter writer)
    {
        writer.Write(nameof(Outputs), Outputs);
        writer.Write(nameof(Inputs), Inputs);
        if (Keep is not null)
            writer.Write(nameof(Keep), Keep);
        writer.Write(nameof(Synonyms), Synonyms);
        writer.Write(nameof(RareTitle), RareTitle);
        writer.Write(nameof(IgnoreCase), IgnoreCase);
    }

    internal TitleResolver MakeResolver() => new(Keep, Synonyms, RareTitle, IgnoreCase);
}
