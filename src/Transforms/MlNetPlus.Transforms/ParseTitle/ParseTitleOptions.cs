using System.Collections.Frozen;
using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>
/// How <c>ParseTitle</c> takes titles such as Mr and Miss out of names such as "Spector, Mr. Woolf", and which of them it keeps.
/// </summary>
/// <remarks>
/// A title goes through three steps: <see cref="Synonyms"/> replace it, <see cref="Keep"/> decides whether it stays, and
/// <see cref="RareTitle"/> stands in for it where it does not stay.
/// </remarks>
public sealed class ParseTitleOptions
{
    /// <summary>
    /// Titles of other languages and spellings, each with the one of Mr, Miss and Mrs that it stands for: Mlle, Ms, Srta, Señorita, Fräulein
    /// (Miss); Mme, Sra, Señora, Doña, Dona, Frau (Mrs); M, Sr, Señor, Sig, Don, Herr (Mr). Give it to <see cref="Synonyms"/>.
    /// </summary>
    public static IReadOnlyDictionary<string, string> CommonSynonyms { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Mlle"] = "Miss",
        ["Ms"] = "Miss",
        ["Srta"] = "Miss",
        ["Señorita"] = "Miss",
        ["Fräulein"] = "Miss",
        ["Mme"] = "Mrs",
        ["Sra"] = "Mrs",
        ["Señora"] = "Mrs",
        ["Doña"] = "Mrs",
        ["Dona"] = "Mrs",
        ["Frau"] = "Mrs",
        ["M"] = "Mr",
        ["Sr"] = "Mr",
        ["Señor"] = "Mr",
        ["Sig"] = "Mr",
        ["Don"] = "Mr",
        ["Herr"] = "Mr",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The columns: for each, the name of the output and that of the text column with the names.</summary>
    /// <value>Empty by default; at least one pair is needed. Outputs differ from each other, and so do inputs.</value>
    public IReadOnlyList<InputOutputColumnPair> Columns { get; set; } = [];

    /// <summary>The titles that stay. All others become <see cref="RareTitle"/>.</summary>
    /// <value>Mr, Miss, Mrs and Master by default. <see langword="null"/> keeps every title as it stands in the name.</value>
    public IReadOnlyList<string>? Keep { get; set; } = ["Mr", "Miss", "Mrs", "Master"];

    /// <summary>Titles and what replaces them before <see cref="Keep"/> is asked. Replacements are not replaced again.</summary>
    /// <value>Empty by default. See <see cref="CommonSynonyms"/>.</value>
    public IReadOnlyDictionary<string, string> Synonyms { get; set; } = FrozenDictionary<string, string>.Empty;

    /// <summary>What stands for titles that <see cref="Keep"/> lacks. Names without a title are missing all the same.</summary>
    /// <value><see langword="null"/> by default: they are missing.</value>
    public string? RareTitle { get; set; }

    /// <summary>Whether <see cref="Keep"/> and <see cref="Synonyms"/> match titles of any case. Output is spelt as in these two.</summary>
    /// <value><see langword="false"/> by default. The comparison is ordinal: culture plays no part.</value>
    public bool IgnoreCase { get; set; }

    internal void Validate()
    {
        var faults = new OptionsFaults(nameof(ParseTitleOptions));
        CheckColumns(faults);

        faults.Check(Keep is null or { Count: > 0 }, nameof(Keep), Keep, "at least one title, or null to keep every title");
        foreach (var title in Keep ?? [])
            faults.Check(!string.IsNullOrEmpty(title), $"{nameof(Keep)} entry", title, "a title");

        faults.Check(Synonyms is not null, nameof(Synonyms), Synonyms, "a dictionary, which may be empty");
        foreach (var (synonym, title) in Synonyms ?? FrozenDictionary<string, string>.Empty)
        {
            faults.Check(synonym.Length > 0, $"{nameof(Synonyms)} key", synonym, "a title");
            faults.Check(!string.IsNullOrEmpty(title), $"{nameof(Synonyms)}[\"{synonym}\"]", title, "the title that replaces it");
        }

        foreach (var same in (Synonyms?.Keys ?? []).GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Where(keys => IgnoreCase && keys.Count() > 1))
            faults.Check(false, $"{nameof(Synonyms)} key", same.Key, $"one spelling only while {nameof(IgnoreCase)} is set");

        faults.Check(RareTitle is not "", nameof(RareTitle), RareTitle, "a label, or null for missing");
        faults.Check(RareTitle is null || Keep is not null, nameof(RareTitle), RareTitle, $"null while {nameof(Keep)} is null, since no title is rare then");
        faults.ThrowIfAny();
    }

    private void CheckColumns(OptionsFaults faults)
    {
        faults.Check(
            Columns is { Count: > 0 }, nameof(Columns), Columns, "at least one pair of output and input, e.g. new(\"Title\", \"Name\")");
        var columns = (Columns ?? []).Where(pair => pair is not null).ToArray();
        faults.Check(columns.Length == (Columns?.Count ?? 0), $"{nameof(Columns)} entry", null, "a pair of output and input");

        foreach (var same in columns.GroupBy(pair => pair.OutputColumnName, StringComparer.Ordinal).Where(pairs => pairs.Count() > 1))
            faults.Check(false, $"{nameof(Columns)} output", same.Key, "a name that no other output has");
        foreach (var same in columns.GroupBy(pair => pair.InputColumnName, StringComparer.Ordinal).Where(pairs => pairs.Count() > 1))
            faults.Check(false, $"{nameof(Columns)} input", same.Key, "an input that no other pair has, since both outputs would be equal");
    }
}
