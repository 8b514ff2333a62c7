using System.Text;

namespace MlNetPlus.Extensibility;

/// <summary>The fields of one saved transformer, as <see cref="ModelWriter"/> lays them out.</summary>
internal static class SavedFields
{
    /// <summary>Lengths come from a file that may be damaged: no more than this is reserved before the items are seen.</summary>
    private const int LargestReservation = 1 << 16;

    public static Dictionary<string, object?> Read(BinaryReader input, string owner)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        var last = "its first field";
        try
        {
            for (var name = input.ReadString(); name.Length > 0; name = input.ReadString())
            {
                last = $"field '{name}'";
                fields[name] = ReadValue(input, (FieldType)input.ReadByte());
            }
        }
        catch (Exception exception) when (exception is IOException or FormatException or InvalidDataException or ArgumentException or DecoderFallbackException)
        {
            throw Damaged(owner, $"the file ends or makes no sense at {last}", exception);
        }

        return fields;
    }

    public static InvalidDataException Damaged(string owner, string what, Exception? cause = null) => new(
        $"The model file is damaged at {owner}: {what}. Save the model again, or copy the file again if it came over a network.", cause);

    private static object? ReadValue(BinaryReader input, FieldType type) => type switch
    {
        FieldType.Boolean => input.ReadBoolean(),
        FieldType.Int32 => input.ReadInt32(),
        FieldType.Int64 => input.ReadInt64(),
        FieldType.Single => input.ReadSingle(),
        FieldType.Double => input.ReadDouble(),
        FieldType.Text => ReadText(input),
        FieldType.Int32Array => ReadItems(input, input.ReadInt32),
        FieldType.Int64Array => ReadItems(input, input.ReadInt64),
        FieldType.SingleArray => ReadItems(input, input.ReadSingle),
        FieldType.DoubleArray => ReadItems(input, input.ReadDouble),
        FieldType.TextArray => ReadItems(input, () => ReadText(input)),
        FieldType.TextMap => ReadItems(input, () => KeyValuePair.Create(ReadText(input)!, ReadText(input)!)).ToDictionary(StringComparer.Ordinal),
        _ => throw new InvalidDataException($"unknown field type {(byte)type}"),
    };

    private static string? ReadText(BinaryReader input) => input.ReadBoolean() ? input.ReadString() : null;

    private static T[] ReadItems<T>(BinaryReader input, Func<T> read)
    {
        var count = input.ReadInt32();
        if (count < 0)
            throw new InvalidDataException($"negative length {count}");

        var items = new List<T>(Math.Min(count, LargestReservation));
        for (var i = 0; i < count; i++)
            items.Add(read());
        return [.. items];
    }
}
