using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>A cursor that gives a column's values only to who asked for the column and takes them in its type.</summary>
internal abstract class CheckedCursor : DataViewRowCursor
{
    private readonly HashSet<int> _active;

    /// <param name="schema">The columns of the view.</param>
    /// <param name="needed">Those that are active.</param>
    protected CheckedCursor(DataViewSchema schema, IEnumerable<DataViewSchema.Column> needed)
    {
        Schema = schema;
        _active = [.. needed.Select(column => column.Index)];
    }

    public override long Batch => 0;

    public override DataViewSchema Schema { get; }

    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is not active in this cursor.");
        return MakeGetter<TValue>(column) as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' was asked for as {typeof(TValue)}; it is {column.Type}.");
    }

    /// <summary>What a view needs of another whose columns stand in front of its own: those of the same places.</summary>
    public static List<DataViewSchema.Column> InFront(DataViewSchema source, IReadOnlyCollection<DataViewSchema.Column> needed)
    {
        var places = needed.Select(column => column.Index).ToHashSet();
        return [.. source.Where(column => places.Contains(column.Index))];
    }

    /// <summary>A getter of an active column, in the column's own type; null where that is not <typeparamref name="TValue"/>.</summary>
    protected abstract Delegate? MakeGetter<TValue>(DataViewSchema.Column column);
}
