using Microsoft.ML;

namespace MlNetPlus.Extensibility;

/// <summary>Builds the schema that an estimator promises.</summary>
internal static class SchemaPromise
{
    /// <summary>The input's columns, each replaced by an added one of the same name, then the other added ones.</summary>
    public static SchemaShape Add(SchemaShape input, IReadOnlyList<ColumnShape> added)
    {
        var columns = input.ToDictionary(column => column.Name, StringComparer.Ordinal);
        foreach (var shape in added)
            columns[shape.Name] = shape.ToSchemaShapeColumn();
        return new SchemaShape(columns.Values);
    }
}
