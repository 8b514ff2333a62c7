using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>What a transformed view asks of its input.</summary>
internal static class UpstreamChecks
{
    private const string Unused = "NobodyNeedsThis";

    public static void TransformIsLazy(ContractRun run)
    {
        foreach ((string name, ITransformer transformer) in run.Transformers())
        {
            var probe = new ProbeDataView(run.Memory);
            DataViewSchema schema = transformer.Transform(probe).Schema;
            Expect.That(schema.Count > 0 && probe.Opened == 0, $"cursors that {name}.Transform opens", "0", $"{probe.Opened}");
        }
    }

    public static void InputActivationIsMinimal(ContractRun run)
    {
        MemoryDataView input = run.Memory.WithFirst((Unused, NumberDataViewType.Single, 1f));
        foreach ((string name, ITransformer transformer) in run.Transformers())
        {
            DataViewSchema output = transformer.GetOutputSchema(input.Schema);
            IRowToRowMapper? mapper = transformer.IsRowToRowMapper ? transformer.GetRowToRowMapper(input.Schema) : null;
            ExpectActivated(transformer, input, [], name, []);
            foreach (DataViewSchema.Column column in run.Added.Select(added => output[added.Name]))
            {
                string[] allowed = mapper is null
                    ? [.. run.Needed]
                    : [.. mapper.GetDependencies([mapper.OutputSchema[column.Index]]).Select(input => input.Name)];
                string found = string.Join(", ", allowed);
                Expect.That(!allowed.Contains(Unused), $"{name}, dependencies of column '{column.Name}'", $"not '{Unused}'", found);
                ExpectActivated(transformer, input, [column.Index], name, allowed);
            }
        }
    }

    public static void TrainingColumnsAreNotRead(ContractRun run)
    {
        foreach (string column in run.Options.TrainingColumns)
        {
            Expect.That(!run.Needed.Contains(column), "dependencies of the outputs", $"without '{column}'", string.Join(", ", run.Needed));
            foreach ((string name, ITransformer transformer) in run.Transformers())
            {
                var probe = new ProbeDataView(run.Memory);
                ReadAdded(run, transformer, probe);
                string got = string.Join(", ", probe.Activated);
                Expect.That(!probe.Activated.Contains(column), $"columns that the {name} activates", $"not '{column}'", got);
                ViewSnapshot without = ViewSnapshot.Read(transformer.Transform(run.Memory.Without(column)));
                run.ExpectAdded($"{name}, rows without column '{column}'", without);
            }
        }
    }

    public static void InputIsReadWithinRows(ContractRun run)
    {
        var probe = new ProbeDataView(run.Memory);
        IDataView output = run.Transformer.Transform(probe);
        using (DataViewRowCursor cursor = output.GetRowCursor(output.Schema))
        {
            ViewSnapshot.Read(cursor, output.Schema);
            cursor.MoveNext();
        }

        Expect.That(probe.OutsideRows.Count == 0, "input getter called", "within rows only", FirstOf(probe.OutsideRows));
    }

    public static void InputIsReadOncePerRow(ContractRun run)
    {
        var probe = new ProbeDataView(run.Memory);
        ReadAdded(run, run.Transformer, probe);
        Expect.That(probe.ReadTwice.Count == 0, "input getter called", "once per row", $"again for {FirstOf(probe.ReadTwice)}");
    }

    public static void CursorsDisposeUpstream(ContractRun run)
    {
        var probe = new ProbeDataView(run.Memory);
        IDataView output = run.Transformer.Transform(probe);
        using (DataViewRowCursor cursor = output.GetRowCursor(output.Schema))
            cursor.MoveNext();
        foreach (DataViewRowCursor part in output.GetRowCursorSet(output.Schema, 2))
            part.Dispose();
        Expect.That(probe.Disposed == probe.Opened, "input cursors disposed", $"all {probe.Opened}", $"{probe.Disposed}");
    }

    private static void ExpectActivated(
        ITransformer transformer, MemoryDataView input, int[] outputs, string name, IReadOnlyCollection<string> allowed)
    {
        var probe = new ProbeDataView(input);
        IDataView output = transformer.Transform(probe);
        DataViewSchema.Column[] active = [.. outputs.Select(index => output.Schema[index])];
        ViewSnapshot.Read(output, active);
        string[] excess = [.. probe.Activated.Except(allowed)];
        string which = active.Length == 0 ? "no column" : $"column '{active[0].Name}'";
        string expected = $"at most [{string.Join(", ", allowed)}]";
        Expect.That(excess.Length == 0, $"{name}, input columns activated for {which}", expected, $"also [{string.Join(", ", excess)}]");
    }

    private static void ReadAdded(ContractRun run, ITransformer transformer, ProbeDataView probe)
    {
        IDataView output = transformer.Transform(probe);
        ViewSnapshot.Read(output, run.Added.Select(column => output.Schema[column.Index]));
    }

    private static string FirstOf(IReadOnlyList<string> notes) => notes.Count == 0 ? string.Empty : notes[0];
}
