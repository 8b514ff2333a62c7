using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Comparison;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>Other forms of the same values, and values that are missing, extreme, few or none.</summary>
internal static class ValueChecks
{
    public static void SparseEqualsDense(ContractRun run)
    {
        if (!run.Input.Schema.Any(column => column.Type is VectorDataViewType))
            return;

        foreach (VectorForm form in Enum.GetValues<VectorForm>())
        {
            var input = new MemoryDataView(run.Memory.Schema, run.Memory.Rows, form);
            run.ExpectAdded($"{form} vectors, Transform", ViewSnapshot.Read(run.Transformer.Transform(input)));
            if (run.Options.Deterministic)
                run.ExpectAdded($"{form} vectors, Fit and Transform", ViewSnapshot.Read(run.Refit(input).Transform(run.Input)));
        }
    }

    public static void TextBuffersAreNotKept(ContractRun run)
    {
        var input = new MemoryDataView(run.Memory.Schema, run.Memory.Rows, reuseText: true);
        // Not through Transform: ML.NET's own views read ahead, and hand text to other threads by reference.
        if (run.Transformer.IsRowToRowMapper)
            RowMapperChecks.ExpectEqual(run, "text in a reused buffer", run.Transformer, input, run.Baseline);
        if (run.Options.Deterministic)
            run.ExpectAdded("text in a reused buffer, Fit and Transform", ViewSnapshot.Read(run.Refit(input).Transform(run.Input)));
    }

    public static void MissingValuesDoNotThrow(ContractRun run)
    {
        MemoryDataView input = run.Memory.WithMore(SpecialValues.RowsFor(run.Memory, run.Needed));
        IDataView output = run.Transformer.Transform(input);
        ViewSnapshot? read = null;
        Expect.DoesNotThrow("reading rows with missing and extreme values", () => read = ViewSnapshot.Read(output));
        Expect.That(read!.Rows.Count == input.Rows.Count, "rows with missing values", $"{input.Rows.Count}", $"{read.Rows.Count}");
        foreach (DataViewSchema.Column column in run.Added)
        {
            Difference? difference = RowComparer.CompareColumn(column, column, run.Baseline.Rows, read.Rows, run.Values);
            Expect.Same(difference, "ordinary rows, with rows of missing values after them");
        }

        if (run.Transformer.IsRowToRowMapper)
            Expect.DoesNotThrow("mapping missing values", () => RowMapperChecks.ExpectEqual(run, "missing values", run.Transformer, input, read));
        Expect.WorksOrRefuses("Fit on data with missing and extreme values", () => run.Refit(input));
    }

    public static void ZeroRows(ContractRun run)
    {
        var none = new MemoryDataView(run.Memory.Schema, []);
        IDataView output = run.Transformer.Transform(none);
        Expect.Same(SchemaComparer.Compare(run.Output.Schema, output.Schema), "schema of the output of no rows");
        int count = ViewSnapshot.Read(output).Rows.Count;
        Expect.That(count == 0, "output of no rows", "no rows", $"{count}");

        FitOn(run, none, "no rows");
    }

    public static void OneRow(ContractRun run)
    {
        var one = new MemoryDataView(run.Memory.Schema, [run.Memory.Rows[^1]]);
        ViewSnapshot read = ViewSnapshot.Read(run.Transformer.Transform(one));
        Expect.That(read.Rows.Count == 1, "output of one row", "one row", $"{read.Rows.Count}");
        foreach (DataViewSchema.Column column in run.Added)
        {
            Difference? difference = RowComparer.CompareColumn(column, column, [run.Baseline.Rows[^1]], read.Rows, run.Values);
            Expect.Same(difference, "the last row by itself");
        }

        FitOn(run, one, "one row");
    }

    private static void FitOn(ContractRun run, MemoryDataView few, string what)
    {
        ITransformer? fitted = null;
        if (Expect.WorksOrRefuses($"Fit on {what}", () => fitted = run.Refit(few)))
            Expect.DoesNotThrow($"Transform after Fit on {what}", () => ViewSnapshot.Read(fitted!.Transform(run.Memory)));
    }
}
