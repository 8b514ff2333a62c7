using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Comparison;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>How a cursor walks, and that the values do not depend on how it is walked.</summary>
internal static class CursorChecks
{
    public static void CursorsAreRepeatable(ContractRun run)
    {
        ViewSnapshot again = ViewSnapshot.Read(run.Output);
        Expect.Same(RowComparer.Compare(run.Baseline, again, run.Output.Schema, run.Values), "second cursor over one view");
        Expect.Same(RowComparer.CompareIds(run.Baseline, again), "second cursor over one view");

        ViewSnapshot transformedAgain = ViewSnapshot.Read(run.Transformer.Transform(run.Input));
        Expect.Same(RowComparer.Compare(run.Baseline, transformedAgain, run.Output.Schema, run.Values), "second Transform");
    }

    public static void ActiveColumnsDoNotChangeValues(ContractRun run) =>
        AccessPatterns.ExpectEqual(run.Baseline, run.Output, "transformed view", run.Values);

    public static void SkippedRowsDoNotChangeValues(ContractRun run)
    {
        for (int first = 0; first < 2; first++)
        {
            using DataViewRowCursor cursor = run.Output.GetRowCursor(run.Output.Schema);
            int remainder = first;
            ViewSnapshot skipping = ViewSnapshot.Read(
                cursor, run.Output.Schema, reader => cursor.Position % 2 == remainder ? reader.Read() : null);
            object?[][] expected = EverySecond(run.Baseline, first);
            object?[][] actual = EverySecond(skipping, first);
            foreach (DataViewSchema.Column column in run.Output.Schema)
            {
                Difference? difference = RowComparer.CompareColumn(column, column, expected, actual, run.Values);
                Expect.Same(difference, $"every second row from {first} on");
            }
        }
    }

    public static void GettersAreIdempotent(ContractRun run)
    {
        using DataViewRowCursor cursor = run.Output.GetRowCursor(run.Output.Schema);
        ViewSnapshot.Read(cursor, run.Output.Schema, reader =>
        {
            object? first = reader.Read();
            object? second = reader.Read();
            object? third = reader.ReadOverStaleBuffer();
            string where = $"a getter at row {cursor.Position}";
            Expect.That(run.Values.AreEqual(first, second), $"{where}, second call", PlainValue.Describe(first), PlainValue.Describe(second));
            Expect.That(
                run.Values.AreEqual(first, third),
                $"{where}, called with another value in its argument",
                PlainValue.Describe(first),
                PlainValue.Describe(third));
            return first;
        });
    }

    public static void RowIdsAreUnique(ContractRun run)
    {
        var seen = new HashSet<DataViewRowId>();
        foreach (DataViewRowId id in run.Baseline.Ids)
            Expect.That(seen.Add(id), $"row {seen.Count}", "an id of its own", $"{id}, which an earlier row has");
        if (run.Transformer.IsRowToRowMapper)
            Expect.Same(RowComparer.CompareIds(run.InputRows, run.Baseline), "row ids of the input against those of the output");
    }

    public static void CursorPosition(ContractRun run)
    {
        using DataViewRowCursor cursor = run.Output.GetRowCursor(run.Output.Schema);
        Expect.That(cursor.Position == -1, "Position before the first MoveNext", "-1", $"{cursor.Position}");
        for (long row = 0; row < run.Baseline.Rows.Count; row++)
        {
            Expect.That(cursor.MoveNext(), $"MoveNext to row {row}", "true", "false");
            Expect.That(cursor.Position == row, $"Position at row {row}", $"{row}", $"{cursor.Position}");
        }

        for (int attempt = 1; attempt <= 3; attempt++)
        {
            Expect.That(!cursor.MoveNext(), $"MoveNext after the last row, call {attempt}", "false", "true");
            Expect.That(cursor.Position == -1, "Position after the last row", "-1", $"{cursor.Position}");
        }

        long? count = run.Output.GetRowCount();
        Expect.That(count is null || count == run.Baseline.Rows.Count, "GetRowCount", $"null or {run.Baseline.Rows.Count}", $"{count}");
    }

    public static void CursorSchemaIsViewSchema(ContractRun run)
    {
        Expect.That(ReferenceEquals(run.Output.Schema, run.Output.Schema), "view.Schema asked twice", "one object", "two");
        using DataViewRowCursor cursor = run.Output.GetRowCursor(run.Output.Schema);
        Expect.That(ReferenceEquals(cursor.Schema, run.Output.Schema), "cursor.Schema", "the schema object of the view", "another one");
        foreach (DataViewRowCursor part in run.Output.GetRowCursorSet(run.Output.Schema, 2))
        {
            using (part)
            {
                bool same = ReferenceEquals(part.Schema, run.Output.Schema);
                Expect.That(same, "schema of a cursor of GetRowCursorSet", "the schema object of the view", "another one");
            }
        }
    }

    private static object?[][] EverySecond(ViewSnapshot snapshot, int first) =>
        [.. snapshot.Rows.Where((_, row) => row % 2 == first)];
}
