namespace MlNetPlus.Transforms;

/// <summary>
/// Where the title stands in a name such as "Spector, Mr. Woolf": what pandas' <c>str.split(", ")[1].split(".")[0]</c> gives,
/// which is the text after the first ", ", up to the first "." or the next ", " or the end, whichever comes first.
/// </summary>
internal static class TitleText
{
    /// <summary>The range of the title; empty where the name has no ", ".</summary>
    internal static Range Find(ReadOnlySpan<char> name)
    {
        var separator = name.IndexOf(", ", StringComparison.Ordinal);
        if (separator < 0)
            return default;

        var start = separator + 2;
        var end = start;

        // Titles are a few characters long: a plain loop costs less than a vectorised search.
        while (end < name.Length && name[end] != '.' && !IsSeparator(name, end))
            end++;

        return start..end;
    }

    private static bool IsSeparator(ReadOnlySpan<char> name, int index) =>
        name[index] == ',' && index + 1 < name.Length && name[index + 1] == ' ';
}
