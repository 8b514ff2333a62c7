using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace MlNetPlus.Transforms;

internal sealed class MatchSelector : TextSelector
{
    /// <summary>For backtracking patterns. Long, since a thread that waits for a core must not lose a harmless value.</summary>
    internal static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;
    private readonly int _group;

    internal MatchSelector(string pattern, int group, TimeSpan timeLimit)
    {
        ArgumentNullException.ThrowIfNull(pattern);

        _regex = Compile(pattern, timeLimit);
        _group = group;

        var groups = _regex.GetGroupNumbers();
        if (!groups.Contains(group))
        {
            throw new ArgumentOutOfRangeException(
                nameof(group),
                group,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"TextSelector.Match got group {group} for the pattern {Quote(pattern)}; expected one of {string.Join(", ", groups)} (0 is the whole match). Put what is wanted in parentheses, or ask for group 0."));
        }
    }

    /// <summary>False for patterns that only the backtracking engine knows.</summary>
    internal bool IsLinear => _regex.Options.HasFlag(RegexOptions.NonBacktracking);

    private protected override SelectorStep Step => new(nameof(Match), _regex.ToString(), "", _group);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Match({Quote(_regex.ToString())}, {_group})");

    internal override ReadOnlyMemory<char> Select(ReadOnlyMemory<char> text)
    {
        try
        {
            return _group == 0 ? SelectMatch(text) : SelectGroup(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return default;
        }
    }

    private static Regex Compile(string pattern, TimeSpan timeLimit)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // Not RegexOptions.Compiled: the time of compiling would count against the first value.
            return new Regex(pattern, RegexOptions.CultureInvariant, timeLimit);
        }
        catch (ArgumentException invalid)
        {
            throw new ArgumentException(
                $"TextSelector.Match got the pattern {Quote(pattern)}; expected a .NET regular expression: {invalid.Message}",
                nameof(pattern),
                invalid);
        }
    }

    private ReadOnlyMemory<char> SelectMatch(ReadOnlyMemory<char> text)
    {
        foreach (var match in _regex.EnumerateMatches(text.Span))
            return text.Slice(match.Index, match.Length);

        return default;
    }

    private ReadOnlyMemory<char> SelectGroup(ReadOnlyMemory<char> text)
    {
        // Groups are only given for strings; behind the text columns of ML.NET's loaders stands one, so that nothing is copied.
        if (!MemoryMarshal.TryGetString(text, out var source, out var start, out var length))
            (source, start, length) = (text.ToString(), 0, text.Length);

        var found = _regex.Match(source, start, length).Groups[_group];
        return source.AsMemory(found.Index, found.Length);
    }
}
