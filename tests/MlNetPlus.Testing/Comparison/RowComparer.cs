using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Comparison;

/// <summary>Compares what was read from two views.</summary>
internal static class RowComparer
{
    /// <summary>Compares the columns that <paramref name="actual"/> has read, by index.</summary>
    public static Difference? Compare(
        ViewSnapshot expected, ViewSnapshot actual, IEnumerable<DataViewSchema.Column> columns, ValueComparer values)
    {
        if (expected.Rows.Count != actual.Rows.Count)
            return new Difference("row count", $"{expected.Rows.Count}", $"{actual.Rows.Count}");

        return columns.Select(column => CompareColumn(column, column, expected.Rows, actual.Rows, values))
            .FirstOrDefault(difference => difference is not null);
    }

    /// <summary>Compares a column of one set of rows with a column of another, row by row, as far as the first set goes.</summary>
    public static Difference? CompareColumn(
        DataViewSchema.Column expectedColumn,
        DataViewSchema.Column actualColumn,
        IReadOnlyList<object?[]> expected,
        IReadOnlyList<object?[]> actual,
        ValueComparer values)
    {
        for (int row = 0; row < expected.Count; row++)
        {
            object? wanted = expected[row][expectedColumn.Index];
            object? got = actual[row][actualColumn.Index];
            if (!values.AreEqual(wanted, got))
                return new Difference($"column '{actualColumn.Name}', row {row}", PlainValue.Describe(wanted), PlainValue.Describe(got));
        }

        return null;
    }

    public static Difference? CompareIds(ViewSnapshot expected, ViewSnapshot actual)
    {
        for (int row = 0; row < Math.Min(expected.Ids.Count, actual.Ids.Count); row++)
        {
            if (!expected.Ids[row].Equals(actual.Ids[row]))
                return new Difference($"id of row {row}", $"{expected.Ids[row]}", $"{actual.Ids[row]}");
        }

        return null;
    }

    public static Difference? ComparePositions(ViewSnapshot expected, ViewSnapshot actual)
    {
        for (int row = 0; row < Math.Min(expected.Positions.Count, actual.Positions.Count); row++)
        {
            if (expected.Positions[row] != actual.Positions[row])
                return new Difference($"position of row {row}", $"{expected.Positions[row]}", $"{actual.Positions[row]}");
        }

        return null;
    }
}
