using System.Text;

namespace MlNetPlus.Transforms;

/// <summary>
/// Group counts in a model file. Keys are written in ascending order, so that equal counts give equal files in whatever order
/// the rows came.
/// </summary>
internal static class GroupCountsFile
{
    public static void Save(GroupCounts counts, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(counts.KeyedRows);
        writer.Write(counts.MissingRows);

        var narrow = counts.Narrow.ToArrays();
        Write(writer, narrow.Counts);
        Array.ForEach(narrow.Keys, writer.Write);

        var wide = counts.Wide.ToArrays();
        Write(writer, wide.Counts);
        foreach (var key in wide.Keys)
        {
            writer.Write((ulong)key);
            writer.Write((ulong)(key >> 64));
        }

        var texts = counts.Long.ToArrays();
        Write(writer, texts.Counts);
        foreach (var key in texts.Keys)
        {
            writer.Write(key.Length);
            writer.Write(key.Span);
        }
    }

    /// <exception cref="InvalidDataException">The stream holds something else.</exception>
    public static GroupCounts Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            return new GroupCounts
            {
                KeyedRows = reader.ReadInt64(),
                MissingRows = reader.ReadInt64(),
                Narrow = LoadNarrow(reader),
                Wide = LoadWide(reader),
                Long = LoadLong(reader),
            };
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The group counts in the model file end too early. The file is damaged.", exception);
        }
    }

    private static void Write(BinaryWriter writer, uint[] counts)
    {
        writer.Write(counts.Length);
        Array.ForEach(counts, writer.Write);
    }

    private static FixedCounts<ulong, NarrowLine> LoadNarrow(BinaryReader reader)
    {
        var counts = ReadCounts(reader);
        var narrow = new FixedCounts<ulong, NarrowLine>(counts.Count);
        counts.ForEach(count => narrow.Add(reader.ReadUInt64(), count));
        return narrow;
    }

    private static FixedCounts<UInt128, WideLine> LoadWide(BinaryReader reader)
    {
        var counts = ReadCounts(reader);
        var wide = new FixedCounts<UInt128, WideLine>(counts.Count);
        foreach (var count in counts)
        {
            var low = reader.ReadUInt64();
            wide.Add(new UInt128(reader.ReadUInt64(), low), count);
        }

        return wide;
    }

    private static BytesCounts LoadLong(BinaryReader reader)
    {
        var counts = ReadCounts(reader);
        var texts = new BytesCounts(counts.Count);
        foreach (var count in counts)
        {
            var length = ReadLength(reader);
            var key = reader.ReadBytes(length);
            if (key.Length != length)
                throw new EndOfStreamException();
            texts.Add(key, count);
        }

        return texts;
    }

    private static List<uint> ReadCounts(BinaryReader reader)
    {
        // A damaged length must not reserve memory that the file cannot fill.
        var length = ReadLength(reader);
        var counts = new List<uint>(Math.Min(length, 1 << 20));
        for (var i = 0; i < length; i++)
        {
            var count = reader.ReadUInt32();
            counts.Add(count > 0 ? count : throw Damaged("a count of 0"));
        }

        return counts;
    }

    private static int ReadLength(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        return length >= 0 ? length : throw Damaged("a negative length");
    }

    private static InvalidDataException Damaged(string what) => new($"The group counts in the model file hold {what}. The file is damaged.");
}
