using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Comparison;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>The row by row path, which PredictionEngine takes.</summary>
internal static class RowMapperChecks
{
    public static void RowMapperSchema(ContractRun run)
    {
        foreach ((string name, ITransformer transformer) in run.Transformers())
        {
            if (!transformer.IsRowToRowMapper)
            {
                Expect.Refuses($"{name}.GetRowToRowMapper, with IsRowToRowMapper false", () => transformer.GetRowToRowMapper(run.Input.Schema));
                continue;
            }

            IRowToRowMapper mapper = transformer.GetRowToRowMapper(run.Input.Schema);
            bool same = ReferenceEquals(mapper.InputSchema, run.Input.Schema);
            Expect.That(same, $"{name}, mapper.InputSchema", "the schema object it was made for", "another one");
            Expect.Same(SchemaComparer.Compare(transformer.GetOutputSchema(run.Input.Schema), mapper.OutputSchema), $"{name}, mapper.OutputSchema");
        }
    }

    public static void RowMapperEqualsView(ContractRun run)
    {
        foreach ((string name, ITransformer transformer) in run.Transformers().Where(entry => entry.Transformer.IsRowToRowMapper))
        {
            ExpectEqual(run, name, transformer, run.Memory, run.Baseline);
        }
    }

    /// <summary>Maps row by row with only the needed input columns active, as PredictionEngine's caller may fill no more.</summary>
    public static void ExpectEqual(ContractRun run, string name, ITransformer transformer, MemoryDataView input, ViewSnapshot expected)
    {
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(input.Schema);
        DataViewSchema.Column[] outputs = [.. run.Added.Select(column => mapper.OutputSchema[column.Index])];
        DataViewSchema.Column[] inputs = [.. mapper.GetDependencies(outputs)];
        using DataViewRowCursor cursor = input.GetRowCursor(inputs);
        using DataViewRow row = mapper.GetRow(cursor, outputs);
        Expect.That(ReferenceEquals(row.Schema, mapper.OutputSchema), $"{name}, row.Schema", "mapper.OutputSchema", "another object");

        ColumnReader[] readers = [.. outputs.Select(column => ColumnReader.Of(row, column))];
        for (int i = 0; cursor.MoveNext(); i++)
        {
            Expect.That(row.Position == cursor.Position, $"{name}, Position of the mapped row", $"{cursor.Position}", $"{row.Position}");
            for (int output = 0; output < outputs.Length; output++)
            {
                object? got = readers[output].Read();
                object? wanted = expected.Rows[i][outputs[output].Index];
                string where = $"{name}, mapped row {i}, column '{outputs[output].Name}'";
                Expect.That(run.Values.AreEqual(wanted, got), where, PlainValue.Describe(wanted), PlainValue.Describe(got));
            }
        }
    }
}
