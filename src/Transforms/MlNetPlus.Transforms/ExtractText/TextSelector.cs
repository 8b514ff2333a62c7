namespace MlNetPlus.Transforms;

/// <summary>
/// Says which part of a text <c>ExtractText</c> takes: the first characters, a part between separators, what stands between two marks,
/// or what a regular expression matches. Selectors are joined with <see cref="Then"/>, each working on what the one before it found.
/// </summary>
/// <remarks>
/// Selectors are immutable and may be shared between threads. All comparisons are ordinal: culture plays no part.
/// A part that is not there, and a part that is empty, is missing text, which in ML.NET is the empty text.
/// </remarks>
/// <example>
/// The surname's initial in "Spector, Mr. Woolf": <c>TextSelector.Part(", ", 0).Then(TextSelector.First())</c>.
/// </example>
public abstract class TextSelector
{
    private protected TextSelector()
    {
    }

    /// <summary>The steps in order, as they are saved with the model.</summary>
    internal virtual IReadOnlyList<SelectorStep> Steps => [Step];

    /// <summary>What rebuilds this selector.</summary>
    private protected abstract SelectorStep Step { get; }

    /// <summary>Takes the first characters; a shorter text is taken whole.</summary>
    /// <param name="count">How many Unicode code points to take (as Python counts; a surrogate pair is one and is never cut). At least 1.</param>
    /// <returns>The selector.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public static TextSelector First(int count = 1) => new FirstSelector(count);

    /// <summary>Takes one of the parts into which a separator divides the text, as <c>text.Split(separator)[index]</c> does.</summary>
    /// <param name="separator">What stands between the parts. Not empty.</param>
    /// <param name="index">Which part, from 0; negative numbers count from the end, -1 being the last part. A text without such a part gives
    /// missing; a text without the separator has one part, itself.</param>
    /// <returns>The selector.</returns>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="separator"/> is null.</exception>
    public static TextSelector Part(string separator, int index) => new PartSelector(separator, index);

    /// <summary>Takes what stands after the first <paramref name="left"/> and before the next <paramref name="right"/>.</summary>
    /// <param name="left">The mark before; empty means the start of the text.</param>
    /// <param name="right">The mark after; empty means the end of the text. A text that lacks one of the marks, in this order, gives
    /// missing.</param>
    /// <returns>The selector.</returns>
    /// <exception cref="ArgumentException">Both marks are empty.</exception>
    /// <exception cref="ArgumentNullException">A mark is null.</exception>
    public static TextSelector Between(string left, string right) => new BetweenSelector(left, right);

    /// <summary>Takes what a group of a .NET regular expression matches, in the first match.</summary>
    /// <param name="pattern">The regular expression. Culture plays no part in it; options go inside, such as <c>(?i)</c>.</param>
    /// <param name="group">The number of the group; 0 is the whole match. A group that takes no part in the match gives missing.</param>
    /// <returns>The selector.</returns>
    /// <remarks>
    /// No value can hang a cursor. Patterns run on the engine without backtracking, whose time grows linearly with the text. Patterns that
    /// this engine does not know (lookaround, backreferences, atomic groups, conditionals) run on the backtracking engine with
    /// a limit of one second per value; a value that meets the limit gives missing. Group 0 allocates nothing per row; other groups allocate
    /// the match object of .NET's regular expressions for each row that matches.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is no regular expression, or has no group of that number.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="pattern"/> is null.</exception>
    public static TextSelector Match(string pattern, int group = 1) => new MatchSelector(pattern, group, MatchSelector.DefaultTimeLimit);

    /// <summary>Hands what this selector finds to another. Once something is missing, it stays missing.</summary>
    /// <param name="next">The selector that works on what this one finds.</param>
    /// <returns>The two as one selector.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    public TextSelector Then(TextSelector next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new ChainedSelector(this, next);
    }

    /// <summary>The selector in the words that make it, such as <c>Part(", ", 1).Then(First(1))</c>.</summary>
    /// <returns>The words.</returns>
    public abstract override string ToString();

    /// <summary>The part, as a slice of the text (or, for texts that no string stands behind, of a copy); empty where it is missing.</summary>
    internal abstract ReadOnlyMemory<char> Select(ReadOnlyMemory<char> text);

    private protected static string Quote(string text) => $"\"{text}\"";
}
