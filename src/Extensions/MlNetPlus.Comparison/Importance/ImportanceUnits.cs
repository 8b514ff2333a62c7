using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Which columns are permuted, and which of them together.</summary>
internal static class ImportanceUnits
{
    /// <param name="source">The comparison.</param>
    /// <param name="read">The raw columns that are read to score a row.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(ComparisonSource source, IReadOnlySet<string> read)
    {
        var options = source.Options.Importance!;
        var isGrouped = options.Groups.SelectMany(group => group).ToHashSet(StringComparer.Ordinal);
        var singles = Singles(source, read).Where(name => !isGrouped.Contains(name)).ToList();
        var groups = options.Groups.Where(group => options.Columns is not null || group.Any(read.Contains));
        return options.GroupAbove is { } least
            ? [.. groups, .. source.Association.Group(singles, least)]
            : [.. groups, .. singles.Select(name => (IReadOnlyList<string>)[name])];
    }

    /// <summary>Columns that are named and that the data does not have, found before any training.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column does not exist.</exception>
    public static void CheckColumns(DataViewSchema schema, FeatureImportanceOptions options)
    {
        foreach (var name in (options.Columns ?? []).Concat(options.Groups.SelectMany(group => group)))
        {
            if (schema.GetColumnOrNull(name) is null)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(options),
                    $"Column '{name}' ({nameof(ComparisonOptions)}.{nameof(ComparisonOptions.Importance)}) is not in the data, which has {string.Join(", ", schema.Where(column => !column.IsHidden).Select(column => $"'{column.Name}'"))}. Importance is that of raw columns, before {nameof(ComparisonOptions.Features)}.");
            }
        }
    }

    private static IEnumerable<string> Singles(ComparisonSource source, IReadOnlySet<string> read)
    {
        var options = source.Options;
        if (options.Importance!.Columns is { } named)
            return named;

        string?[] apart = [options.LabelColumnName, options.GroupColumnName, options.TimeColumnName, options.FoldColumnName];
        return source.Data.Schema.Where(column => !column.IsHidden && read.Contains(column.Name) && !apart.Contains(column.Name, StringComparer.Ordinal)).Select(column => column.Name);
    }
}
