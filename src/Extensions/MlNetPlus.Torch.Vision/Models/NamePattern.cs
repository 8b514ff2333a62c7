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
                var end = pattern.IndexOf(']', Math.Min(at + 2, pattern.Length));
                if (end < 0)
                    goto default;
                var inside = pattern[(at + 1)..end];
                var negated = inside[0] == '!';
                text.Append(negated ? "[^" : "[").Append(Regex.Escape(negated ? inside[1..] : inside).Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
                return end;
            default:
                text.Append(Regex.Escape(pattern[at].ToString()));
                return at;
        }
    }
}
