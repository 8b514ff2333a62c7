using Microsoft.ML;
using MlNetPlus.Testing.Comparison;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>The four ways to read a view: all columns, even ones, odd ones, one cursor per column in lockstep.</summary>
internal static class AccessPatterns
{
    public static void ExpectEqual(ViewSnapshot expected, IDataView view, string what, ValueComparer values)
    {
        ExpectEqual(expected, view, view.Schema, $"{what}, all columns active", values);
        ExpectEqual(expected, view, view.Schema.Where(column => column.Index % 2 == 0), $"{what}, even columns active", values);
        ExpectEqual(expected, view, view.Schema.Where(column => column.Index % 2 == 1), $"{what}, odd columns active", values);
        ExpectEqualInLockstep(expected, view, $"{what}, one cursor per column", values);
    }

    private static void ExpectEqual(
        ViewSnapshot expected, IDataView view, IEnumerable<DataViewSchema.Column> columns, string what, ValueComparer values)
    {
        DataViewSchema.Column[] active = [.. columns];
        ViewSnapshot actual = ViewSnapshot.Read(view, active);
        Expect.Same(RowComparer.Compare(expected, actual, active, values), what);
        Expect.Same(RowComparer.CompareIds(expected, actual), what);
        Expect.Same(RowComparer.ComparePositions(expected, actual), what);
    }

    private static void ExpectEqualInLockstep(ViewSnapshot expected, IDataView view, string what, ValueComparer values)
    {
        var cursors = new List<DataViewRowCursor>();
        try
        {
            cursors.AddRange(view.Schema.Select(column => view.GetRowCursor([column])));
            ColumnReader[] readers = [.. cursors.Select((cursor, i) => ColumnReader.Of(cursor, view.Schema[i]))];
            for (int row = 0; row < expected.Rows.Count; row++)
            {
                foreach ((DataViewRowCursor cursor, int i) in cursors.Select((cursor, i) => (cursor, i)))
                    Expect.That(cursor.MoveNext(), $"{what}, MoveNext of column '{view.Schema[i].Name}' to row {row}", "true", "false");
                object?[] actual = [.. readers.Select(reader => reader.Read())];
                foreach (DataViewSchema.Column column in view.Schema)
                {
                    Difference? difference = RowComparer.CompareColumn(column, column, [expected.Rows[row]], [actual], values);
                    Expect.Same(difference, $"{what}, at row {row}");
                }
            }
        }
        finally
        {
            cursors.ForEach(cursor => cursor.Dispose());
        }
    }
}
