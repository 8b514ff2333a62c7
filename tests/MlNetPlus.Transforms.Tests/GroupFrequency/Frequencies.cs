using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Transforms.Tests;

/// <summary>Rows with a key of every type, and what the tests do with their frequencies.</summary>
internal static class Frequencies
{
    public static float[] Read(IDataView view, string column) => [.. view.GetColumn<float>(column)];

    public static IDataView LoadKeys(MLContext context) => context.Data.LoadFromEnumerable(Keys);

    /// <summary>Five rows: a, b, a, missing where the type has a missing value, a.</summary>
    public static IReadOnlyList<KeyRow> Keys { get; } = [.. "abaxa".Select(Row)];

    private static KeyRow Row(char kind)
    {
        var (number, missing) = (kind == 'b' ? 3 : 250, kind == 'x');
        return new KeyRow
        {
            Text = missing ? null : kind == 'b' ? "b" : "a text that is longer than sixteen characters",
            SByte = (sbyte)(kind == 'b' ? 3 : -25),
            Byte = (byte)number,
            Int16 = (short)-number,
            UInt16 = (ushort)number,
            Int32 = -number,
            UInt32 = (uint)number,
            Int64 = long.MinValue + number,
            UInt64 = ulong.MaxValue - (ulong)number,
            Single = missing ? float.NaN : kind == 'b' ? float.PositiveInfinity : -0.1f,
            Double = missing ? double.NaN : kind == 'b' ? double.Epsilon : 1e300,
            Boolean = kind == 'b',
            DateTime = missing ? default : new DateTime(1912, 4, number % 28, 0, 0, 0, DateTimeKind.Unspecified),
            DateTimeOffset = missing ? default : new DateTimeOffset(1912, 4, number % 28, 0, 0, 0, TimeSpan.FromHours(-3)),
            TimeSpan = TimeSpan.FromHours(-number),
            RowId = new DataViewRowId((ulong)number, 1),
            Key = missing ? 1000 : (uint)number,
            ByteKey = missing ? (byte)251 : (byte)number,
            LongKey = missing ? 100_000 : (ulong)number,
        };
    }

    public sealed class KeyRow
    {
        public string? Text { get; set; }

        public sbyte SByte { get; set; }

        public byte Byte { get; set; }

        public short Int16 { get; set; }

        public ushort UInt16 { get; set; }

        public int Int32 { get; set; }

        public uint UInt32 { get; set; }

        public long Int64 { get; set; }

        public ulong UInt64 { get; set; }

        public float Single { get; set; }

        public double Double { get; set; }

        public bool Boolean { get; set; }

        public DateTime DateTime { get; set; }

        public DateTimeOffset DateTimeOffset { get; set; }

        public TimeSpan TimeSpan { get; set; }

        public DataViewRowId RowId { get; set; }

        // LoadFromEnumerable takes key values from 0 on; what is not below the count becomes missing, which is 0 in the view.
        [KeyType(1000)]
        public uint Key { get; set; }

        [KeyType(251)]
        public byte ByteKey { get; set; }

        [KeyType(100_000)]
        public ulong LongKey { get; set; }
    }
}
