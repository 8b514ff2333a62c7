using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Cleaning;

/// <summary>Reads one primitive value of whatever type, as an object and as text. For the few rows of a gallery or of a file of choices.</summary>
internal static class CellValue
{
    private static readonly Dictionary<Type, Func<DataViewRow, DataViewSchema.Column, Func<object>>> Readers = new()
    {
        [typeof(ReadOnlyMemory<char>)] = Texts,
        [typeof(bool)] = Of<bool>,
        [typeof(float)] = Of<float>,
        [typeof(double)] = Of<double>,
        [typeof(sbyte)] = Of<sbyte>,
        [typeof(byte)] = Of<byte>,
        [typeof(short)] = Of<short>,
        [typeof(ushort)] = Of<ushort>,
        [typeof(int)] = Of<int>,
        [typeof(uint)] = Of<uint>,
        [typeof(long)] = Of<long>,
        [typeof(ulong)] = Of<ulong>,
        [typeof(DateTime)] = Of<DateTime>,
        [typeof(DateTimeOffset)] = Of<DateTimeOffset>,
        [typeof(TimeSpan)] = Of<TimeSpan>,
        [typeof(DataViewRowId)] = Of<DataViewRowId>,
    };

    /// <summary>Makes the reader of a row; texts are strings, keys their numbers.</summary>
    public static Func<object> Reader(DataViewRow row, DataViewSchema.Column column) => Readers[column.Type.RawType](row, column);

    /// <summary>Makes the reader of a row that gives the value as text in the invariant culture; keys by the names of their values, those without values by their numbers, missing ones empty.</summary>
    public static Func<string> TextReader(DataViewRow row, DataViewSchema.Column column)
    {
        var value = Reader(row, column);
        if (column.Type is not KeyDataViewType)
            return () => Convert.ToString(value(), CultureInfo.InvariantCulture) ?? string.Empty;

        var names = KeyNames.Of(column);
        return () =>
        {
            var key = Convert.ToUInt64(value(), CultureInfo.InvariantCulture);
            if (key == 0)
                return string.Empty;
            return names is null ? key.ToString(CultureInfo.InvariantCulture) : names[(int)key - 1];
        };
    }

    private static Func<object> Texts(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<ReadOnlyMemory<char>>(column);
        var value = ReadOnlyMemory<char>.Empty;
        return () =>
        {
            getter(ref value);
            return value.ToString();
        };
    }

    private static Func<object> Of<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct
    {
        var getter = row.GetGetter<T>(column);
        var value = default(T);
        return () =>
        {
            getter(ref value);
            return value;
        };
    }
}
