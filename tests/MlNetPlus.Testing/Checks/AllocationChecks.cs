using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>Memory per row, on the row mapper's path: it runs on the caller's thread, so its allocations can be counted.</summary>
internal static class AllocationChecks
{
    private const int WarmUpRows = 256;
    private const int CountedRows = 256;

    // Buffers that grow once, and caches that fill once, are not per row.
    private const double Allowance = 4;

    public static void RowsAllocateNothing(ContractRun run)
    {
        // What is trained on a label scores batches; its single rows may cost what a batch of one costs.
        if (!run.Transformer.IsRowToRowMapper || run.Options.TrainingColumns.Count > 0)
            return;
        if (run.Added.Any(column => ImageValue.IsImage(column.Type.RawType)))
            return; // every image is an object of its own

        MemoryDataView input = run.Memory.Repeated(WarmUpRows + CountedRows);
        IRowToRowMapper mapper = run.Transformer.GetRowToRowMapper(input.Schema);
        DataViewSchema.Column[] outputs = [.. run.Added.Select(column => mapper.OutputSchema[column.Index])];
        DataViewSchema.Column[] inputs = [.. mapper.GetDependencies(outputs)];

        double ofInput;
        using (DataViewRowCursor cursor = input.GetRowCursor(inputs))
            ofInput = BytesPerRow(cursor, cursor, inputs);

        using DataViewRowCursor source = input.GetRowCursor(inputs);
        using DataViewRow mapped = mapper.GetRow(source, outputs);
        double own = BytesPerRow(source, mapped, outputs) - ofInput;
        Expect.That(own <= Allowance, "bytes allocated for each mapped row", "none", $"{own:F1}, beyond those of the input");
    }

    private static double BytesPerRow(DataViewRowCursor cursor, DataViewRow row, IEnumerable<DataViewSchema.Column> columns)
    {
        ColumnReader[] readers = [.. columns.Select(column => ColumnReader.Of(row, column))];
        ReadRows(cursor, readers, WarmUpRows);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadRows(cursor, readers, CountedRows);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)CountedRows;
    }

    private static void ReadRows(DataViewRowCursor cursor, ColumnReader[] readers, int count)
    {
        for (int i = 0; i < count && cursor.MoveNext(); i++)
        {
            foreach (ColumnReader reader in readers)
                reader.Call();
        }
    }
}
