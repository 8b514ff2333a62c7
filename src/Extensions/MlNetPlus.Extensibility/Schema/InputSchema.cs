using Microsoft.ML;

namespace MlNetPlus.Extensibility;

/// <summary>
/// The columns that an estimator or transformer is given. One look at both of ML.NET's schema forms, so that
/// <c>GetOutputSchema</c> (before training) and <c>Fit</c> and <c>Transform</c> (on data) check alike and complain alike.
/// </summary>
public sealed class InputSchema
{
    private readonly Dictionary<string, ColumnShape> _columns;

    private InputSchema(IEnumerable<ColumnShape> columns, DataViewSchema? data = null)
    {
        _columns = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        Data = data;
    }

    /// <summary>The schema of the data itself, with vector sizes and key counts; <see langword="null"/> when there is only a promise yet.</summary>
    public DataViewSchema? Data { get; }

    /// <summary>The names of the columns that are not hidden by a later one of the same name.</summary>
    public IReadOnlyCollection<string> Names => _columns.Keys;

    /// <summary>The columns of a view.</summary>
    /// <param name="schema">The view's schema. Hidden columns are left out.</param>
    /// <returns>The columns.</returns>
    public static InputSchema Of(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new InputSchema(schema.Where(column => !column.IsHidden).Select(ColumnShape.Of), schema);
    }

    /// <summary>The columns that an earlier part of a pipeline promises.</summary>
    /// <param name="schema">The promised schema.</param>
    /// <returns>The columns.</returns>
    public static InputSchema Of(SchemaShape schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new InputSchema(schema.Select(ColumnShape.Of));
    }

    /// <summary>The column of this name, or <see langword="null"/>.</summary>
    /// <param name="name">The column's name; case matters.</param>
    /// <returns>The column, or <see langword="null"/> when there is none.</returns>
    public ColumnShape? Find(string name) => _columns.GetValueOrDefault(name);

    /// <summary>The column of this name, which must exist and have an accepted type.</summary>
    /// <param name="consumer">Who needs it, for the message: the name of the estimator or trainer.</param>
    /// <param name="name">The column's name; case matters.</param>
    /// <param name="accepted">The types it may have.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column, or its type is not accepted.</exception>
    public ColumnShape Require(string consumer, string name, AcceptedType accepted)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        if (Find(name) is not { } column)
            throw SchemaErrors.Missing(consumer, name, Names);
        if (!accepted.Accepts(column))
            throw SchemaErrors.WrongType(consumer, column, accepted);

        return column;
    }
}
