using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Views;

/// <summary>The values that break naive code: missing, empty, extreme.</summary>
internal static class SpecialValues
{
    /// <summary>One row for each special value of each column, all else as in the first row; then one with everything missing.</summary>
    public static IReadOnlyList<object?[]> RowsFor(MemoryDataView view, IReadOnlyCollection<string> columns)
    {
        var rows = new List<object?[]>();
        var allMissing = (object?[])view.Rows[0].Clone();
        foreach (DataViewSchema.Column column in view.Schema.Where(c => !c.IsHidden && columns.Contains(c.Name)))
        {
            foreach (object? value in Of(column.Type, view.Rows[0][column.Index]))
            {
                var row = (object?[])view.Rows[0].Clone();
                row[column.Index] = value;
                allMissing[column.Index] = value;   // the last one of each type is the missing one
                rows.Add(row);
            }
        }

        rows.Add(allMissing);
        return rows;
    }

    private static IEnumerable<object?> Of(DataViewType type, object? example)
    {
        if (type is not VectorDataViewType vector)
            return OfItem(type);

        int size = vector.IsKnownSize ? vector.Size : ((object?[])example!).Length;
        IEnumerable<object?> filled = OfItem(vector.ItemType).Select(item => (object?)Enumerable.Repeat(item, size).ToArray());
        return vector.IsKnownSize ? filled : filled.Append(Array.Empty<object?>());
    }

    private static object?[] OfItem(DataViewType type)
    {
        if (type is KeyDataViewType)
            return [Activator.CreateInstance(type.RawType)];

        return type switch
        {
            TextDataViewType => [" ", "\0", "\uD800", "İi,.;\t\"'", new string('x', 300), string.Empty],
            BooleanDataViewType => [true, false],
            DateTimeDataViewType => [DateTime.MaxValue, default(DateTime)],
            DateTimeOffsetDataViewType => [DateTimeOffset.MaxValue, default(DateTimeOffset)],
            TimeSpanDataViewType => [TimeSpan.MaxValue, TimeSpan.MinValue, default(TimeSpan)],
            NumberDataViewType => OfNumber(type.RawType),
            _ => [],
        };
    }

    private static object?[] OfNumber(Type type)
    {
        if (type == typeof(float))
            return [float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, -0f, float.Epsilon, float.NaN];
        if (type == typeof(double))
            return [double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, -0.0, double.Epsilon, double.NaN];
        return [type.GetField("MinValue")!.GetValue(null), type.GetField("MaxValue")!.GetValue(null), Activator.CreateInstance(type)];
    }
}
