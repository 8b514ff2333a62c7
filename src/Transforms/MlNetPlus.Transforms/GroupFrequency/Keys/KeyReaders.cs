using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Transforms;

/// <summary>Makes the reader that fits the types of the key columns.</summary>
internal static class KeyReaders
{
    public static KeyReader Create(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns, KeyRules rules)
    {
        KeyReader[] readers = [.. columns.Select(column => Create(row, column, rules))];
        return readers.Length == 1 ? readers[0] : new CompositeKeyReader(readers, rules.MissingAsGroup);
    }

    private static KeyReader Create(DataViewRow row, DataViewSchema.Column column, KeyRules rules)
    {
        var raw = column.Type.RawType;
        if (column.Type is KeyDataViewType)
            return CreateOrdinal(row, column, raw);
        if (raw == typeof(ReadOnlyMemory<char>))
            return new TextKeyReader(row.GetGetter<ReadOnlyMemory<char>>(column), rules.Trim, rules.IgnoreCase);
        if (raw == typeof(float))
            return Word<float, FloatWord<float>>(row, column);
        if (raw == typeof(double))
            return Word<double, FloatWord<double>>(row, column);
        if (raw == typeof(bool))
            return Word<bool, BooleanWord>(row, column);
        if (raw == typeof(DateTime))
            return Word<DateTime, DateTimeWord>(row, column);
        if (raw == typeof(DateTimeOffset))
            return Word<DateTimeOffset, DateTimeOffsetWord>(row, column);
        if (raw == typeof(TimeSpan))
            return Word<TimeSpan, TimeSpanWord>(row, column);
        if (raw == typeof(DataViewRowId))
            return new RowIdKeyReader(row.GetGetter<DataViewRowId>(column));

        return CreateInteger(row, column, raw);
    }

    private static KeyReader CreateInteger(DataViewRow row, DataViewSchema.Column column, Type raw) => Type.GetTypeCode(raw) switch
    {
        TypeCode.SByte => Word<sbyte, IntegerWord<sbyte>>(row, column),
        TypeCode.Int16 => Word<short, IntegerWord<short>>(row, column),
        TypeCode.Int32 => Word<int, IntegerWord<int>>(row, column),
        TypeCode.Int64 => Word<long, IntegerWord<long>>(row, column),
        TypeCode.Byte => Word<byte, IntegerWord<byte>>(row, column),
        TypeCode.UInt16 => Word<ushort, IntegerWord<ushort>>(row, column),
        TypeCode.UInt32 => Word<uint, IntegerWord<uint>>(row, column),
        TypeCode.UInt64 => Word<ulong, IntegerWord<ulong>>(row, column),
        _ => throw Unexpected(column),
    };

    private static KeyReader CreateOrdinal(DataViewRow row, DataViewSchema.Column column, Type raw) => Type.GetTypeCode(raw) switch
    {
        TypeCode.Byte => Word<byte, OrdinalWord<byte>>(row, column),
        TypeCode.UInt16 => Word<ushort, OrdinalWord<ushort>>(row, column),
        TypeCode.UInt32 => Word<uint, OrdinalWord<uint>>(row, column),
        TypeCode.UInt64 => Word<ulong, OrdinalWord<ulong>>(row, column),
        _ => throw Unexpected(column),
    };

    private static WordKeyReader<T, TWord> Word<T, TWord>(DataViewRow row, DataViewSchema.Column column)
        where TWord : struct, IKeyWord<T> => new(row.GetGetter<T>(column));

    // The schema has been checked: only a primitive type that a later ML.NET adds gets here.
    private static NotSupportedException Unexpected(DataViewSchema.Column column) =>
        new($"Column '{column.Name}' (key of GroupFrequency) is {column.Type}, which this version does not know. Convert it to text or to a number first.");
}
