using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>A column, or one slot of a vector, as the checks look at it.</summary>
/// <param name="Name">The column's name, with the slot's index for a vector.</param>
/// <param name="ColumnName">The column's name.</param>
/// <param name="Coded">The values as ranks.</param>
/// <param name="IsKey">Whether the column is a key.</param>
internal sealed record ScannedColumn(string Name, string ColumnName, CodedColumn Coded, bool IsKey)
{
    private const int MostSlots = 200;

    /// <summary>Whether it is missing in every row, or has one value in every row.</summary>
    public bool IsConstant => Coded.Distinct.Length == 0 || (Coded.Distinct.Length == 1 && !Coded.Codes.Contains(-1));

    /// <summary>In words that follow the column's name.</summary>
    public string DescribeConstant()
    {
        if (Name != ColumnName)
            return "has the same values";
        return Coded.Distinct.Length == 0 ? "is missing" : $"is '{Coded.Names()[0]}'";
    }

    /// <summary>Reads what can be read of a column: a primitive one, or a vector of Single of fixed and moderate length; else nothing.</summary>
    public static IEnumerable<ScannedColumn> Read(IDataView view, DataViewSchema.Column column)
    {
        if (column.Type is PrimitiveDataViewType and not RowIdDataViewType)
            return [new ScannedColumn(column.Name, column.Name, CodedColumn.Read(view, column), column.Type is KeyDataViewType)];
        return column.Type is VectorDataViewType { Size: > 0 and <= MostSlots, ItemType: NumberDataViewType { RawType: var raw } } vector && raw == typeof(float)
            ? ReadSlots(view, column, vector.Size)
            : [];
    }

    private static List<ScannedColumn> ReadSlots(IDataView view, DataViewSchema.Column column, int size)
    {
        var slots = Enumerable.Range(0, size).Select(_ => new List<float>()).ToArray();
        foreach (var row in view.GetColumn<VBuffer<float>>(column))
        {
            foreach (var item in row.Items(all: true))
                slots[item.Key].Add(item.Value);
        }

        return [.. slots.Select((values, slot) => new ScannedColumn($"{column.Name}[{slot}]", column.Name, CodedColumn.Of([.. values]), IsKey: false))];
    }
}
