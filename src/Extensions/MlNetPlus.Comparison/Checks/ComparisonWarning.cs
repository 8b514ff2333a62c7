namespace MlNetPlus.Comparison;

/// <summary>Something that may make the figures say less, or other, than they seem to.</summary>
/// <param name="Code">What was found.</param>
/// <param name="Message">What was found, in words, with its numbers.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="ColumnName">The column that it is about, or <see langword="null"/>.</param>
/// <param name="Contender">The contender that it is about, or <see langword="null"/>.</param>
public sealed record ComparisonWarning(ComparisonWarningCode Code, string Message, string Remedy, string? ColumnName = null, string? Contender = null)
{
    /// <summary>Code, message and remedy.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"Warning ({Code}): {Message} {Remedy}";
}
