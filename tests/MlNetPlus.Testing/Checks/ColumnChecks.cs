using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Comparison;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>Columns that the estimator does not make.</summary>
internal static class ColumnChecks
{
    public static void InputColumnsPassThrough(ContractRun run)
    {
        Expect.That(
            run.Baseline.Rows.Count == run.InputRows.Rows.Count, "output rows", $"{run.InputRows.Rows.Count}", $"{run.Baseline.Rows.Count}");
        foreach ((DataViewSchema.Column column, DataViewSchema.Column? found) in run.PassedThrough)
        {
            Expect.That(found is not null, "output columns", $"input column '{column.Name}'", "none of that name");
            string what = $"input column '{column.Name}' in the output";
            Expect.Same(SchemaComparer.CompareColumn(WithHidden(column, found!.Value), found.Value), what);
            Expect.Same(
                RowComparer.CompareColumn(column, found.Value, run.InputRows.Rows, run.Baseline.Rows, ValueComparer.Exact), what);
        }
    }

    public static void HiddenColumnsAreIgnored(ContractRun run)
    {
        foreach (string name in run.Needed.Concat(run.Added.Select(column => column.Name)).Distinct(StringComparer.Ordinal))
        {
            // First in the schema, so that a real column of the name, from the input or the transformer, hides it.
            MemoryDataView decoyed = run.Memory.WithFirst(DecoyFor(run.Input.Schema, name));
            ViewSnapshot actual = ViewSnapshot.Read(run.Transformer.Transform(decoyed));
            run.ExpectAdded($"input with a hidden column '{name}' of another type", actual);
        }
    }

    private static (string Name, DataViewType Type, object Value) DecoyFor(DataViewSchema schema, string name) =>
        schema.GetColumnOrNull(name)?.Type is BooleanDataViewType
            ? (name, NumberDataViewType.Int64, -77L)
            : (name, BooleanDataViewType.Instance, true);

    // An output column of the same name may hide the input's: that is how columns are replaced.
    private static DataViewSchema.Column WithHidden(DataViewSchema.Column column, DataViewSchema.Column like)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(column.Name, column.Type, column.Annotations);
        if (like.IsHidden)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        return builder.ToSchema()[0];
    }
}
