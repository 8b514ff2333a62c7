using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Tests.Faulty;

/// <summary>The row mapper of <see cref="FaultyTransformer{T}"/>.</summary>
internal sealed class FaultyRowMapper<T>(FaultyTransformer<T> transformer, DataViewSchema inputSchema, DataViewSchema outputSchema)
    : IRowToRowMapper
{
    public DataViewSchema InputSchema =>
        transformer.Fault == ContractCheck.RowMapperSchema ? transformer.GetOutputSchema(inputSchema) : inputSchema;

    public DataViewSchema OutputSchema { get; } = outputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        bool[] active = new bool[OutputSchema.Count];
        foreach (DataViewSchema.Column column in dependingColumns)
            active[column.Index] = true;
        int needed = transformer.InputColumn(inputSchema).Index;
        return inputSchema.Where(column => active[column.Index] || (active[^1] && column.Index == needed));
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) =>
        new Row(this, transformer, input, activeColumns.Any(column => column.Index == inputSchema.Count));

    private sealed class Row(FaultyRowMapper<T> mapper, FaultyTransformer<T> transformer, DataViewRow input, bool outputActive) : DataViewRow
    {
        public override DataViewSchema Schema => mapper.OutputSchema;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) =>
            column.Index == input.Schema.Count ? outputActive : input.IsColumnActive(input.Schema[column.Index]);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (column.Index < input.Schema.Count)
                return input.GetGetter<TValue>(input.Schema[column.Index]);

            return (ValueGetter<TValue>)(object)OutputGetter();
        }

        private ValueGetter<T> OutputGetter()
        {
            ValueGetter<T> getter = input.GetGetter<T>(transformer.InputColumn(input.Schema));
            return (ref T value) =>
            {
                getter(ref value);
                value = transformer.Recipe.Map(value);
                Spoil(ref value);
            };
        }

        private void Spoil(ref T value)
        {
            if (transformer.Fault == ContractCheck.RowMapperEqualsView)
                value = (T)(object)((float)(object)value! + 1);
            if (transformer.Fault == ContractCheck.RowsAllocateNothing)
                GC.KeepAlive(new byte[8]);
            if (transformer.Fault == ContractCheck.TextBuffersAreNotKept && !transformer.Knows(value))
                value = default!;
        }
    }
}
