using Microsoft.ML;
using MlNetPlus.Testing.Comparison;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>Several cursors, several threads, another order.</summary>
internal static class ParallelChecks
{
    // Enough batches that four cursors get several each.
    private const int ManyRows = 64;
    private const int Cursors = 4;

    public static void ParallelCursorsEqualSerial(ContractRun run)
    {
        IDataView view = run.Transformer.Transform(run.Memory.Repeated(ManyRows));
        ViewSnapshot serial = ViewSnapshot.Read(view);

        DataViewRowCursor[] cursors = view.GetRowCursorSet(view.Schema, Cursors);
        Expect.That(cursors.Length is > 0 and <= Cursors, "GetRowCursorSet", $"1 to {Cursors} cursors", $"{cursors.Length}");
        ViewSnapshot[] parts = Threads.Run(cursors.Select(cursor => new Func<ViewSnapshot>(() =>
        {
            using (cursor)
                return ViewSnapshot.Read(cursor, view.Schema);
        })));

        ExpectBatchesInOrder(parts);
        ViewSnapshot merged = ViewSnapshot.Merge(view.Schema, parts);
        Expect.Same(RowComparer.CompareIds(serial, merged), "cursors of GetRowCursorSet, merged by batch");
        Expect.Same(RowComparer.Compare(serial, merged, view.Schema, run.Values), "cursors of GetRowCursorSet, merged by batch");
    }

    public static void ViewIsThreadSafe(ContractRun run)
    {
        IDataView view = run.Transformer.Transform(run.Memory.Repeated(ManyRows));
        ViewSnapshot serial = ViewSnapshot.Read(view);

        using var together = new Barrier(Cursors);
        ViewSnapshot[] reads = Threads.Run(Enumerable.Range(0, Cursors).Select(lead => new Func<ViewSnapshot>(() =>
            ReadInStep(view, together, lead))));

        foreach (ViewSnapshot read in reads)
            Expect.Same(RowComparer.Compare(serial, read, view.Schema, run.Values), $"one of {Cursors} threads over one view");
    }

    public static void ShufflingKeepsRows(ContractRun run)
    {
        IDataView view = run.Transformer.Transform(run.Memory);
        ViewSnapshot serial = ViewSnapshot.Read(view);
        ViewSnapshot shuffled = ViewSnapshot.Read(view, view.Schema, new Random(7));
        if (!view.CanShuffle)
        {
            Expect.Same(RowComparer.CompareIds(serial, shuffled), "cursor with a random source over a view that cannot shuffle");
            return;
        }

        const string What = "rows of a shuffled cursor, put in the order of their ids";
        Expect.Same(RowComparer.CompareIds(serial.SortedById(), shuffled.SortedById()), What);
        Expect.Same(RowComparer.Compare(serial.SortedById(), shuffled.SortedById(), view.Schema, run.Values), What);
    }

    // All threads move, then all read, each at a row of its own: what they share, they overwrite for each other.
    private static ViewSnapshot ReadInStep(IDataView view, Barrier together, int lead)
    {
        try
        {
            using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
            return ViewSnapshot.Read(cursor, view.Schema, atRow: row =>
            {
                if (row >= lead)
                    together.SignalAndWait();
            });
        }
        finally
        {
            together.RemoveParticipant();
        }
    }

    private static void ExpectBatchesInOrder(ViewSnapshot[] parts)
    {
        var owners = new Dictionary<long, int>();
        for (int part = 0; part < parts.Length; part++)
        {
            long last = long.MinValue;
            foreach (long batch in parts[part].Batches)
            {
                Expect.That(batch >= last, $"Batch of cursor {part}", $"{last} or more", $"{batch}");
                bool own = owners.TryAdd(batch, part) || owners[batch] == part;
                Expect.That(own, $"batch {batch}", "one cursor", $"cursors {owners[batch]} and {part}");
                last = batch;
            }
        }
    }
}
