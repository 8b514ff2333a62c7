using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>How permutation importance is measured: which columns, how often, on how many rows.</summary>
public sealed class FeatureImportanceOptions
{
    /// <summary>How often each column is permuted on each fold; the drops are averaged.</summary>
    /// <value>Default 5; at least 1. scikit-learn's default, too.</value>
    public int Permutations { get; set; } = 5;

    /// <summary>Test rows of a fold that are scored at most; drawn by the seed where there are more.</summary>
    /// <value>Default 10,000; at least 2, or <see langword="null"/> for all.</value>
    public int? MaxRows { get; set; } = 10_000;

    /// <summary>The raw columns to look at.</summary>
    /// <value>
    /// Default <see langword="null"/>: those that the features and the contender read to score a row, without the columns
    /// that the split is made by. One that is named and not read has the importance 0.
    /// </value>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>Columns that are permuted together, because a model can do without one as long as it has the other.</summary>
    /// <value>Default none. Each group has two columns at least, and a column is in one group at most.</value>
    public IReadOnlyList<IReadOnlyList<string>> Groups { get; set; } = [];

    /// <summary>
    /// Columns are put into one group when every two of them are associated at least that much: Spearman's correlation
    /// without its sign for two numbers, else Cramér's V (corrected for bias, numbers cut into tenths). Vectors are left out,
    /// and so are columns that <see cref="Groups"/> names.
    /// </summary>
    /// <value>Default <see langword="null"/>: no such groups. Above 0 and at most 1; 0.8 is a good choice.</value>
    public double? GroupAbove { get; set; }

    /// <summary>Threads that score at the same time. The numbers do not depend on it.</summary>
    /// <value>Default <see langword="null"/>: one for each processor. At least 1; 1 for transforms that only one thread may use.</value>
    public int? Threads { get; set; }

    internal FeatureImportanceOptions Copy()
    {
        var copy = (FeatureImportanceOptions)MemberwiseClone();
        copy.Columns = Columns is null ? null : [.. Columns];
        copy.Groups = [.. Groups.Select(group => (IReadOnlyList<string>)[.. group])];
        return copy;
    }

    /// <param name="faults">Where faults are told.</param>
    /// <param name="labelColumnName">The label's column, which cannot be permuted.</param>
    internal void Check(OptionsFaults faults, string labelColumnName)
    {
        const string Owner = nameof(ComparisonOptions.Importance);
        faults.Check(Permutations >= 1, $"{Owner}.{nameof(Permutations)}", Permutations, "at least 1");
        faults.Check(MaxRows is not { } rows || rows >= 2, $"{Owner}.{nameof(MaxRows)}", MaxRows, "at least 2, or null for all rows");
        faults.Check(GroupAbove is not { } least || least is > 0 and <= 1, $"{Owner}.{nameof(GroupAbove)}", GroupAbove, "above 0 and at most 1, or null for no such groups");
        faults.Check(Threads is not { } threads || threads >= 1, $"{Owner}.{nameof(Threads)}", Threads, "at least 1, or null for one for each processor");
        CheckNames(faults, $"{Owner}.{nameof(Columns)}", Columns ?? [], labelColumnName);

        if (Groups is null || Groups.Any(group => group is null || group.Count < 2))
        {
            faults.Check(false, $"{Owner}.{nameof(Groups)}", Groups is null ? null : "a group of fewer than two columns", "groups of two columns at least");
            return;
        }

        CheckNames(faults, $"{Owner}.{nameof(Groups)}", [.. Groups.SelectMany(group => group)], labelColumnName);
    }

    private static void CheckNames(OptionsFaults faults, string property, IReadOnlyList<string> names, string labelColumnName)
    {
        faults.Check(names.All(name => !string.IsNullOrEmpty(name)), property, "an empty name", "column names");
        faults.Check(!names.Contains(labelColumnName, StringComparer.Ordinal), property, $"the label '{labelColumnName}'", "columns other than the label");
        var twice = names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"'{group.Key}'").ToList();
        faults.Check(twice.Count == 0, property, $"{string.Join(", ", twice)} twice", "each column once");
    }
}
