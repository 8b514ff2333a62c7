using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>Maps single rows.</summary>
internal sealed class RowMapper(BoundMapping mapping) : IRowToRowMapper
{
    public DataViewSchema InputSchema => mapping.InputSchema;

    public DataViewSchema OutputSchema => mapping.OutputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        mapping.NeededInputs(mapping.Flags(dependingColumns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Schema != InputSchema)
            throw new ArgumentException("The row's schema is not the one that this mapper was made for. Call GetRowToRowMapper with the row's own schema object.", nameof(input));

        return new MappedRow(mapping, input, mapping.Flags(activeColumns));
    }
}
