using Microsoft.ML;
using MlNetPlus.Testing.Comparison;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>Save, load, and the end of a model's life.</summary>
internal static class PersistenceChecks
{
    public static void SavesAndLoads(ContractRun run)
    {
        ITransformer loaded = SavedModel.Load(SavedModel.Save(run, run.Transformer), out DataViewSchema inputSchema);
        Expect.Same(SchemaComparer.Compare(Savable(run.Input.Schema), inputSchema), "input schema of the loaded model");

        // What is loaded must save as well, or models cannot be composed later.
        run.Reloaded = SavedModel.Load(SavedModel.Save(run, loaded), out _);
        (loaded as IDisposable)?.Dispose();
    }

    public static void ReloadedSchemaIsEqual(ContractRun run)
    {
        if (run.Reloaded is null)
            return;

        DataViewSchema expected = run.Transformer.GetOutputSchema(run.Input.Schema);
        Expect.Same(SchemaComparer.Compare(expected, run.Reloaded.GetOutputSchema(run.Input.Schema)), "reloaded transformer");
        bool same = run.Transformer.IsRowToRowMapper == run.Reloaded.IsRowToRowMapper;
        Expect.That(same, "reloaded transformer, IsRowToRowMapper", $"{run.Transformer.IsRowToRowMapper}", $"{run.Reloaded.IsRowToRowMapper}");
    }

    public static void ReloadedValuesAreEqual(ContractRun run)
    {
        if (run.Reloaded is not null)
            AccessPatterns.ExpectEqual(run.Baseline, run.Reloaded.Transform(run.Input), "reloaded transformer", run.Values);
    }

    public static void LoadsInFreshProcess(ContractRun run)
    {
        using var process = new FreshProcess();
        ViewSnapshot output = process.Transform(run, SavedModel.Save(run, run.Transformer));
        run.ExpectAdded("fresh process", output, column => !ImageValue.IsImage(column.Type.RawType));
    }

    public static void Disposes(ContractRun run)
    {
        IEnumerable<(string Name, ITransformer Transformer)> refitted = run.TakeRefitted().Select(t => ("fitted transformer", t));
        foreach ((string name, ITransformer transformer) in run.Transformers().Concat(refitted).ToList())
        {
            Expect.DoesNotThrow($"{name}.Dispose", () => (transformer as IDisposable)?.Dispose());
            Expect.DoesNotThrow($"{name}.Dispose, again", () => (transformer as IDisposable)?.Dispose());
        }
    }

    // ML.NET writes the schema as a data file without rows, and leaves out the columns that such a file cannot hold.
    private static DataViewSchema Savable(DataViewSchema schema)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema.Where(column => !ImageValue.IsImage(column.Type.RawType)));
        return builder.ToSchema();
    }
}
