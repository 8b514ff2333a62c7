using Microsoft.ML;

namespace MlNetPlus.Extensibility;

/// <summary>The columns of one mapped row or cursor: the input's own, and getters for the added ones.</summary>
internal sealed class MappedColumns
{
    private readonly BoundMapping _mapping;
    private readonly DataViewRow _input;
    private readonly bool[] _wanted;
    private readonly Delegate?[] _getters;

    public MappedColumns(BoundMapping mapping, DataViewRow input, bool[] wanted)
    {
        _mapping = mapping;
        _input = input;
        _wanted = wanted;
        _getters = mapping.MakeGetters(input, wanted);
    }

    public bool IsActive(DataViewSchema.Column column) => column.Index < _wanted.Length && _wanted[column.Index];

    public ValueGetter<TValue> Getter<TValue>(DataViewSchema.Column column)
    {
        if (!IsActive(column))
            throw Inactive(column);

        var inputCount = _mapping.InputSchema.Count;
        if (column.Index < inputCount)
            return _input.GetGetter<TValue>(_mapping.InputSchema[column.Index]);

        return _getters[column.Index - inputCount] as ValueGetter<TValue> ?? throw WrongType<TValue>(column);
    }

    public static ArgumentOutOfRangeException Inactive(DataViewSchema.Column column) =>
        new(nameof(column), $"Column '{column.Name}' is not active in this cursor. Name it in columnsNeeded when the cursor is made.");

    public static InvalidOperationException WrongType<TValue>(DataViewSchema.Column column) =>
        new($"Column '{column.Name}' was asked for as {typeof(TValue)}; expected {column.Type.RawType}. Ask for its own type, or convert the column in the pipeline.");
}
