using Microsoft.ML;

namespace MlNetPlus.Testing.Comparison;

/// <summary>Compares two schema shapes in both directions; the order of the columns does not matter.</summary>
internal static class ShapeComparer
{
    public static Difference? Compare(SchemaShape expected, SchemaShape actual, string what = "column")
    {
        Dictionary<string, SchemaShape.Column> wanted = expected.ToDictionary(column => column.Name, StringComparer.Ordinal);
        Dictionary<string, SchemaShape.Column> got = actual.ToDictionary(column => column.Name, StringComparer.Ordinal);
        foreach (string name in wanted.Keys.Union(got.Keys, StringComparer.Ordinal))
        {
            string where = $"{what} '{name}'";
            if (!got.TryGetValue(name, out SchemaShape.Column gotColumn))
                return new Difference(where, TypeOf(wanted[name]), "no such column");
            if (!wanted.TryGetValue(name, out SchemaShape.Column wantedColumn))
                return new Difference(where, "no such column", TypeOf(gotColumn));
            if (TypeOf(wantedColumn) != TypeOf(gotColumn) || !wantedColumn.ItemType.Equals(gotColumn.ItemType))
                return new Difference(where, TypeOf(wantedColumn), TypeOf(gotColumn));
            if (Compare(wantedColumn.Annotations, gotColumn.Annotations, $"{where}, annotation") is { } difference)
                return difference;
        }

        return null;
    }

    private static string TypeOf(SchemaShape.Column column) => $"{column.Kind} of {column.ItemType}{(column.IsKey ? ", key" : string.Empty)}";
}
