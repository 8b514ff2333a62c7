using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>
/// A column as an estimator promises it before any data is seen: name, item type and kind, without vector sizes and
/// key counts. The public counterpart of <see cref="SchemaShape.Column"/>, whose constructor ML.NET hides.
/// </summary>
public sealed record ColumnShape
{
    private const string SlotNamesKind = "SlotNames";
    private const string KeyValuesKind = "KeyValues";

    private ColumnShape(string name, DataViewType itemType, ColumnKind kind, bool isKey, IReadOnlyList<ColumnShape> annotations)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(itemType);
        Name = name;
        ItemType = itemType;
        Kind = kind;
        IsKey = isKey;
        Annotations = annotations;
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The type of one item; for a key, the unsigned integer type that holds it.</summary>
    public DataViewType ItemType { get; }

    /// <summary>One value, or a vector per row.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Whether the items are keys (one-based, 0 = missing).</summary>
    public bool IsKey { get; }

    /// <summary>The annotations promised, such as <c>SlotNames</c>. They must be delivered exactly as promised.</summary>
    public IReadOnlyList<ColumnShape> Annotations { get; }

    /// <summary>A column with one value of <paramref name="type"/> per row; a key type makes a key column.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="type">The type of the value: a primitive or key type.</param>
    /// <returns>The shape.</returns>
    public static ColumnShape Scalar(string name, DataViewType type) => Make(name, type, ColumnKind.Scalar);

    /// <summary>A column with a vector of fixed length per row.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="itemType">The type of one slot: a primitive or key type.</param>
    /// <returns>The shape.</returns>
    public static ColumnShape Vector(string name, DataViewType itemType) => Make(name, itemType, ColumnKind.Vector);

    /// <summary>The shape of a column of a schema that is fully known.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The shape, annotations included.</returns>
    public static ColumnShape Of(DataViewSchema.Column column) =>
        Of(column.Name, column.Type, [.. column.Annotations.Schema.Select(annotation => Of(annotation.Name, annotation.Type, []))]);

    /// <summary>The shape of a column of a promised schema.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The shape, annotations included.</returns>
    public static ColumnShape Of(SchemaShape.Column column) =>
        new(column.Name, column.ItemType, KindOf(column.Kind), column.IsKey, [.. column.Annotations.Select(Of)]);

    /// <summary>This shape with the annotation <c>SlotNames</c> (a vector of text) promised too.</summary>
    /// <returns>A new shape.</returns>
    public ColumnShape WithSlotNames() => WithAnnotation(Vector(SlotNamesKind, TextDataViewType.Instance));

    /// <summary>This shape with the annotation <c>KeyValues</c> promised too.</summary>
    /// <param name="valueType">The type of the values that the keys stand for.</param>
    /// <returns>A new shape.</returns>
    public ColumnShape WithKeyValues(DataViewType valueType) => WithAnnotation(Vector(KeyValuesKind, valueType));

    /// <summary>This shape with one more annotation promised.</summary>
    /// <param name="annotation">The annotation's name (its kind) and type.</param>
    /// <returns>A new shape.</returns>
    public ColumnShape WithAnnotation(ColumnShape annotation) => new(Name, ItemType, Kind, IsKey, [.. Annotations, annotation]);

    /// <summary>This shape under another name.</summary>
    /// <param name="name">The new name.</param>
    /// <returns>A new shape.</returns>
    public ColumnShape WithName(string name) => new(name, ItemType, Kind, IsKey, Annotations);

    /// <summary>The type in words, as error messages show it: <c>String</c>, <c>Vector of Single</c>, <c>Key of UInt32</c>.</summary>
    /// <returns>The words.</returns>
    public string DescribeType()
    {
        var item = IsKey ? $"Key of {ItemType}" : ItemType.ToString();
        return Kind switch
        {
            ColumnKind.Scalar => item!,
            ColumnKind.Vector => $"Vector of {item}",
            _ => $"Vector of {item} with no fixed length",
        };
    }

    internal static ColumnShape ScalarLike(ColumnShape vector) => new(vector.Name, vector.ItemType, ColumnKind.Scalar, vector.IsKey, []);

    internal SchemaShape.Column ToSchemaShapeColumn()
    {
        var kind = Kind switch
        {
            ColumnKind.Scalar => SchemaShape.Column.VectorKind.Scalar,
            ColumnKind.Vector => SchemaShape.Column.VectorKind.Vector,
            _ => SchemaShape.Column.VectorKind.VariableVector,
        };
        var annotations = Annotations.Count == 0 ? null : new SchemaShape(Annotations.Select(shape => shape.ToSchemaShapeColumn()));
        return new SchemaShape.Column(Name, kind, ItemType, IsKey, annotations);
    }

    private static ColumnShape Make(string name, DataViewType itemType, ColumnKind kind)
    {
        if (itemType is VectorDataViewType)
            throw new ArgumentException($"Item type of column '{name}' is {itemType}; expected the type of one slot, e.g. Single.", nameof(itemType));

        return itemType is KeyDataViewType key
            ? new ColumnShape(name, ColumnTypeExtensions.PrimitiveTypeFromType(key.RawType), kind, isKey: true, [])
            : new ColumnShape(name, itemType, kind, isKey: false, []);
    }

    private static ColumnShape Of(string name, DataViewType type, IReadOnlyList<ColumnShape> annotations)
    {
        SchemaShape.GetColumnTypeShape(type, out var kind, out var itemType, out var isKey);
        return new ColumnShape(name, itemType, KindOf(kind), isKey, annotations);
    }

    private static ColumnKind KindOf(SchemaShape.Column.VectorKind kind) => kind switch
    {
        SchemaShape.Column.VectorKind.Scalar => ColumnKind.Scalar,
        SchemaShape.Column.VectorKind.Vector => ColumnKind.Vector,
        _ => ColumnKind.VariableVector,
    };
}
