using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>SHA-256 over the values of one column, row by row, in a form that is the same on every machine.</summary>
internal sealed class ValueDigest : IDisposable
{
    private const int EndOfVector = -1;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 14];
    private int _used;

    /// <summary>The digests of some columns, read in one pass; null for a column whose type has no plain values.</summary>
    public static IReadOnlyDictionary<string, string?> OfColumns(IDataView data, IReadOnlyList<DataViewSchema.Column> columns)
    {
        using var cursor = data.GetRowCursor(columns.Where(column => CanDigest(column.Type)));
        var digests = columns.Select(column => (Column: column, Digest: CanDigest(column.Type) ? new ValueDigest() : null)).ToList();
        try
        {
            var readers = digests.Where(one => one.Digest is not null).Select(one => one.Digest!.Reader(cursor, one.Column)).ToArray();
            while (cursor.MoveNext())
            {
                foreach (var read in readers)
                    read();
            }

            return digests.ToDictionary(one => one.Column.Name, one => one.Digest?.Finish(), StringComparer.Ordinal);
        }
        finally
        {
            digests.ForEach(one => one.Digest?.Dispose());
        }
    }

    public static string Of(IEnumerable<int> values)
    {
        using var digest = new ValueDigest();
        foreach (var value in values)
            digest.Add(value);
        return digest.Finish();
    }

    public void Dispose() => _hash.Dispose();

    private static bool CanDigest(DataViewType type)
    {
        var raw = type is VectorDataViewType vector ? vector.ItemType.RawType : type.RawType;
        return raw == typeof(ReadOnlyMemory<char>) || (raw.IsPrimitive && raw != typeof(nint)) || raw == typeof(DateTime) || raw == typeof(DateTimeOffset) || raw == typeof(TimeSpan) || raw == typeof(DataViewRowId);
    }

    private Action Reader(DataViewRow row, DataViewSchema.Column column)
    {
        var isVector = column.Type is VectorDataViewType;
        var raw = isVector ? ((VectorDataViewType)column.Type).ItemType.RawType : column.Type.RawType;
        if (raw == typeof(ReadOnlyMemory<char>))
            return Reader<ReadOnlyMemory<char>>(row, column, isVector, text => Add(text.Span));
        if (raw == typeof(DateTimeOffset))
            return Reader<DateTimeOffset>(row, column, isVector, value => { Add(value.UtcTicks); Add(value.Offset.Ticks); });

        return Type.GetTypeCode(raw) switch
        {
            TypeCode.Boolean => Reader<bool>(row, column, isVector, value => Add(value ? 1 : 0)),
            TypeCode.SByte => Reader<sbyte>(row, column, isVector, value => Add(value)),
            TypeCode.Byte => Reader<byte>(row, column, isVector, value => Add(value)),
            TypeCode.Int16 => Reader<short>(row, column, isVector, value => Add(value)),
            TypeCode.UInt16 => Reader<ushort>(row, column, isVector, value => Add(value)),
            TypeCode.Int32 => Reader<int>(row, column, isVector, Add),
            TypeCode.UInt32 => Reader<uint>(row, column, isVector, value => Add((long)value)),
            TypeCode.Int64 => Reader<long>(row, column, isVector, Add),
            TypeCode.UInt64 => Reader<ulong>(row, column, isVector, value => Add(unchecked((long)value))),
            TypeCode.Single => Reader<float>(row, column, isVector, value => Add(BitConverter.SingleToInt32Bits(float.IsNaN(value) ? float.NaN : value))),
            TypeCode.Double => Reader<double>(row, column, isVector, value => Add(BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value))),
            TypeCode.DateTime => Reader<DateTime>(row, column, isVector, value => Add(value.Ticks)),
            _ when raw == typeof(TimeSpan) => Reader<TimeSpan>(row, column, isVector, value => Add(value.Ticks)),
            _ => Reader<DataViewRowId>(row, column, isVector, value => { Add(unchecked((long)value.Low)); Add(unchecked((long)value.High)); }),
        };
    }

    private Action Reader<T>(DataViewRow row, DataViewSchema.Column column, bool isVector, Action<T> add)
    {
        if (!isVector)
        {
            var getter = row.GetGetter<T>(column);
            var value = default(T)!;
            return () =>
            {
                getter(ref value);
                add(value);
            };
        }

        var getVector = row.GetGetter<VBuffer<T>>(column);
        var vector = default(VBuffer<T>);
        return () =>
        {
            getVector(ref vector);
            Add(vector.Length);
            foreach (var (place, item) in vector.Items())
            {
                if (IsEmpty(item))
                    continue;
                Add(place);
                add(item);
            }

            Add(EndOfVector);
        };
    }

    /// <summary>Zeros and empty texts are left out, so that a sparse vector is as good as a dense one, and takes no longer than its values.</summary>
    private static bool IsEmpty<T>(T item) => item is ReadOnlyMemory<char> text ? text.IsEmpty : EqualityComparer<T>.Default.Equals(item, default);

    private void Add(int value) => BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);

    private void Add(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);

    /// <summary>The length first, so that "ab", "c" is not "a", "bc".</summary>
    private void Add(ReadOnlySpan<char> text)
    {
        Add(text.Length);
        foreach (var character in text)
            BinaryPrimitives.WriteUInt16LittleEndian(Room(sizeof(char)), character);
    }

    private Span<byte> Room(int bytes)
    {
        if (_used + bytes > _buffer.Length)
            Flush();
        _used += bytes;
        return _buffer.AsSpan(_used - bytes, bytes);
    }

    private void Flush()
    {
        _hash.AppendData(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    private string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }
}
