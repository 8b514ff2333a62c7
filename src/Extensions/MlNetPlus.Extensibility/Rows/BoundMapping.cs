using Microsoft.ML;

namespace MlNetPlus.Extensibility;

/// <summary>
/// A row mapping for one input schema, ready for use. The output schema has the input's columns first, under their own
/// indices, then the added ones. Immutable and thread-safe.
/// </summary>
internal sealed class BoundMapping
{
    private readonly string _consumer;
    private readonly OutputGroup[] _groups;
    private readonly ReadAhead? _readAhead;

    public BoundMapping(string consumer, DataViewSchema inputSchema, OutputGroup[] groups, ReadAhead? readAhead = null)
    {
        _consumer = consumer;
        _groups = groups;
        _readAhead = readAhead;
        InputSchema = inputSchema;

        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        foreach (var group in groups)
            builder.AddColumns(group.Columns);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    /// <summary>Which columns of the output schema are among those asked for.</summary>
    public bool[] Flags(IEnumerable<DataViewSchema.Column> columns)
    {
        var flags = new bool[OutputSchema.Count];
        foreach (var column in columns)
            flags[column.Index] = true;
        return flags;
    }

    /// <summary>The input columns that must be active for the output columns flagged.</summary>
    public IEnumerable<DataViewSchema.Column> NeededInputs(bool[] wanted)
    {
        var needed = wanted.AsSpan(0, InputSchema.Count).ToArray();
        foreach (var (group, start) in Placed())
        {
            if (!AnyWanted(wanted, group, start))
                continue;
            foreach (var input in group.Inputs)
                needed[input] = true;
        }

        return InputSchema.Where(column => needed[column.Index]);
    }

    /// <summary>The cursor over the output, given the input's with the columns that it needs.</summary>
    public DataViewRowCursor MakeCursor(DataViewRowCursor input, bool[] wanted)
    {
        var sourceWanted = wanted.AsSpan(0, InputSchema.Count).Contains(true);
        var addedWanted = wanted.AsSpan(InputSchema.Count).Contains(true);
        if (_readAhead is null || sourceWanted || !addedWanted)
            return new RowCursor(this, input, wanted);

        var group = new BatchGroup([], OutputSchema.Count - InputSchema.Count, _readAhead.MakeBatch);
        return new BatchCursor(OutputSchema, input, here: null, group, _readAhead.Rows, wanted);
    }

    /// <summary>Getters for the added columns that are flagged; the others stay null.</summary>
    public Delegate?[] MakeGetters(DataViewRow row, bool[] wanted)
    {
        var getters = new Delegate?[OutputSchema.Count - InputSchema.Count];
        foreach (var (group, start) in Placed())
        {
            if (!AnyWanted(wanted, group, start))
                continue;

            var made = group.MakeGetters(row, index => wanted[start + index]);
            for (var i = 0; i < group.Columns.Length; i++)
            {
                if (wanted[start + i])
                    getters[start - InputSchema.Count + i] = Checked(made, i, group.Columns[i]);
            }
        }

        return getters;
    }

    private static bool AnyWanted(bool[] wanted, OutputGroup group, int start) => wanted.AsSpan(start, group.Columns.Length).Contains(true);

    private IEnumerable<(OutputGroup Group, int Start)> Placed()
    {
        var start = InputSchema.Count;
        foreach (var group in _groups)
        {
            yield return (group, start);
            start += group.Columns.Length;
        }
    }

    private Delegate Checked(Delegate?[] made, int index, DataViewSchema.DetachedColumn column)
    {
        var expected = typeof(ValueGetter<>).MakeGenericType(column.Type.RawType);
        var getter = index < made.Length ? made[index] : null;
        return getter?.GetType() == expected
            ? getter
            : throw new InvalidOperationException(
                $"{_consumer} made {getter?.GetType().ToString() ?? "no getter"} for its column '{column.Name}' of type {column.Type}; expected {expected}. This is a fault in {_consumer}.");
    }
}
