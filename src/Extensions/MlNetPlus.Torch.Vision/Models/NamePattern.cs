using System.Text;
using System.Text.RegularExpressions;

namespace MlNetPlus.Torch.Vision;

/// <summary>A shell pattern over whole names: * for any text, ? for one character, [abc] and [a-c] for one of some, [!abc] for none of them. Case does not matter.</summary>
internal sealed class NamePattern
{
    private readonly Regex _regex;

    public NamePattern(string pattern)
    {
        var text = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
            i = Append(text, pattern, i);
        _regex = new Regex(text.Append('$').ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    public bool Matches(string name) => _regex.IsMatch(name);

    /// <summary>Whether characters have a range that ends before it begins, such as c-a.</summary>
    private static bool HasEmptyRange(string characters) =>
        Enumerable.Range(1, Math.Max(0, characters.Length - 2)).Any(i => characters[i] == '-' && characters[i - 1] > characters[i + 1]);

    /// <summary>Adds what stands at <paramref name="at"/>, and returns where it ends.</summary>
    private static int Append(StringBuilder text, string pattern, int at)
    {
        switch (pattern[at])
        {
            case '*':
                text.Append(".*");
                return at;
            case '?':
                text.Append('.');
                return at;
            case '[':
                var negated = pattern[(at + 1)..].StartsWith('!');
                var start = at + (negated ? 2 : 1);
                var end = pattern.IndexOf(']', Math.Min(start + 1, pattern.Length)); // a bracket that comes first is one of the characters
                if (end < 0 || HasEmptyRange(pattern[start..end]))
                    goto default;
                text.Append(negated ? "[^" : "[").Append(Regex.Escape(pattern[start..end]).Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
                return end;
            default:
                text.Append(Regex.Escape(pattern[at].ToString()));
                return at;
        }
    }
}
