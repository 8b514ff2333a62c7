namespace MlNetPlus.Transforms;

/// <summary>How many rows have each key, and how many have none. Not thread-safe while rows are added.</summary>
internal sealed class GroupCounts
{
    private GroupCounts(WordCounts words, BytesCounts texts) => (Words, Texts) = (words, texts);

    public GroupCounts()
        : this(new WordCounts(), new BytesCounts())
    {
    }

    /// <summary>The keys that fit one word.</summary>
    public WordCounts Words { get; }

    /// <summary>The keys that need bytes.</summary>
    public BytesCounts Texts { get; }

    /// <summary>How many different keys there are.</summary>
    public int Count => Words.Count + Texts.Count;

    /// <summary>How many rows have a key.</summary>
    public long KeyedRows { get; set; }

    /// <summary>How many rows have none.</summary>
    public long MissingRows { get; set; }

    /// <summary>The same rows, with only the keys that at least so many of them have.</summary>
    public GroupCounts Compact(int minimum) =>
        new(Words.Compact((uint)minimum), Texts.Compact((uint)minimum)) { KeyedRows = KeyedRows, MissingRows = MissingRows };

    /// <summary>Writes the keys in ascending order, so that equal counts give equal files in whatever order the rows came.</summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(KeyedRows);
        writer.Write(MissingRows);

        var words = Words.ToArrays();
        writer.Write(words.Keys.Length);
        Array.ForEach(words.Keys, writer.Write);
        Array.ForEach(words.Counts, writer.Write);

        var texts = Texts.ToArrays();
        writer.Write(texts.Keys.Length);
        Array.ForEach(texts.Counts, writer.Write);
        foreach (var key in texts.Keys)
        {
            writer.Write(key.Length);
            writer.Write(key.Span);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The stream holds something else.</exception>
    public static GroupCounts Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        try
        {
            var (keyed, missing) = (reader.ReadInt64(), reader.ReadInt64());
            return new GroupCounts(LoadWords(reader), LoadTexts(reader)) { KeyedRows = keyed, MissingRows = missing };
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The group counts in the model file end too early. The file is damaged.", exception);
        }
    }

    private static WordCounts LoadWords(BinaryReader reader)
    {
        var keys = ReadMany(reader, ReadLength(reader), static source => source.ReadUInt64());
        var counts = ReadMany(reader, keys.Count, static source => source.ReadUInt32());
        var words = new WordCounts(keys.Count);
        for (var i = 0; i < keys.Count; i++)
            words.Add(keys[i], counts[i]);
        return words;
    }

    private static BytesCounts LoadTexts(BinaryReader reader)
    {
        var counts = ReadMany(reader, ReadLength(reader), static source => source.ReadUInt32());
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

    // A damaged length must not reserve memory that the file cannot fill.
    private static List<T> ReadMany<T>(BinaryReader reader, int count, Func<BinaryReader, T> read)
    {
        var values = new List<T>(Math.Min(count, 1 << 20));
        for (var i = 0; i < count; i++)
            values.Add(read(reader));
        return values;
    }

    private static int ReadLength(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        return length >= 0 ? length : throw new InvalidDataException("The group counts in the model file have a negative length. The file is damaged.");
    }
}
