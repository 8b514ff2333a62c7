using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>How partial dependence is measured: of which raw columns, at which of their values, on how many rows.</summary>
public sealed class PartialDependenceOptions
{
    /// <summary>The raw columns to look at.</summary>
    /// <value>
    /// Default <see langword="null"/>: those that the features and the contender read to score a row, without the columns that
    /// the split is made by, without vectors, and without texts whose frequent values cover less than half of the rows.
    /// </value>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>Values of a number or date that are tried at most: all of them where there are no more, else quantiles from 5 % to 95 %.</summary>
    /// <value>Default 20; at least 2.</value>
    public int GridPoints { get; set; } = 20;

    /// <summary>Categories that are tried at most, the most frequent ones.</summary>
    /// <value>Default 10; at least 2.</value>
    public int MostCategories { get; set; } = 10;

    /// <summary>Test rows of a fold that are averaged over at most; drawn by the seed where there are more.</summary>
    /// <value>Default 500; at least 2, or <see langword="null"/> for all.</value>
    public int? MaxRows { get; set; } = 500;

    /// <summary>Threads that score at the same time. The numbers do not depend on it.</summary>
    /// <value>Default <see langword="null"/>: one for each processor. At least 1; 1 for transforms that only one thread may use.</value>
    public int? Threads { get; set; }

    internal PartialDependenceOptions Copy()
    {
        var copy = (PartialDependenceOptions)MemberwiseClone();
        copy.Columns = Columns is null ? null : [.. Columns];
        return copy;
    }

    /// <param name="faults">Where faults are told.</param>
    /// <param name="labelColumnName">The label's column, which predicts itself.</param>
    internal void Check(OptionsFaults faults, string labelColumnName)
    {
        const string Owner = nameof(ComparisonOptions.PartialDependence);
        faults.Check(GridPoints >= 2, $"{Owner}.{nameof(GridPoints)}", GridPoints, "at least 2");
        faults.Check(MostCategories >= 2, $"{Owner}.{nameof(MostCategories)}", MostCategories, "at least 2");
        faults.Check(MaxRows is not { } rows || rows >= 2, $"{Owner}.{nameof(MaxRows)}", MaxRows, "at least 2, or null for all rows");
        faults.Check(Threads is not { } threads || threads >= 1, $"{Owner}.{nameof(Threads)}", Threads, "at least 1, or null for one for each processor");
        if (Columns is null)
            return;

        faults.Check(Columns.All(name => !string.IsNullOrEmpty(name)), $"{Owner}.{nameof(Columns)}", "an empty name", "column names");
        faults.Check(!Columns.Contains(labelColumnName, StringComparer.Ordinal), $"{Owner}.{nameof(Columns)}", $"the label '{labelColumnName}'", "columns other than the label");
        faults.Check(Columns.Distinct(StringComparer.Ordinal).Count() == Columns.Count, $"{Owner}.{nameof(Columns)}", "a column twice", "each column once");
    }

    /// <summary>Columns that are named and cannot be looked at, found before any training.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column does not exist, or is no scalar.</exception>
    internal void CheckColumns(DataViewSchema schema)
    {
        foreach (var name in Columns ?? [])
        {
            var column = schema.GetColumnOrNull(name) ?? throw new ArgumentOutOfRangeException(
                nameof(schema), $"Column '{name}' ({nameof(ComparisonOptions)}.{nameof(ComparisonOptions.PartialDependence)}) is not in the data, which has {string.Join(", ", schema.Where(one => !one.IsHidden).Select(one => $"'{one.Name}'"))}. Partial dependence is that of raw columns, before {nameof(ComparisonOptions.Features)}.");
            if (!DependenceGrid.CanBeMadeOf(column.Type))
                throw new ArgumentOutOfRangeException(nameof(schema), $"Column '{name}' ({nameof(ComparisonOptions)}.{nameof(ComparisonOptions.PartialDependence)}) is {column.Type}; expected a number, Boolean, text, date, time span or key.");
        }
    }
}
