using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlNetPlus.Torch;

/// <summary>Writes a header as the reference library does: metadata first, then the tensors in the order of their data, padded with spaces to 8 bytes.</summary>
internal static class SafeTensorsHeaderWriter
{
    private const int Alignment = 8;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first bytes of the file: the header's length, and the header.</summary>
    public static byte[] Write(SafeTensorsHeader header)
    {
        using var bytes = new MemoryStream();
        bytes.Write(stackalloc byte[SafeTensorsHeader.PrefixLength]);
        using (var json = new Utf8JsonWriter(bytes, Json))
            WriteJson(json, header);

        while (bytes.Length % Alignment != 0)
            bytes.WriteByte((byte)' ');

        var length = bytes.Length - SafeTensorsHeader.PrefixLength;
        if (length > SafeTensorsHeader.LengthLimit)
            throw new ArgumentException($"The header for {header.Tensors.Count} tensors and {header.Metadata.Count} metadata takes {length} bytes; safetensors allows {SafeTensorsHeader.LengthLimit}. Save less in one file.");

        var result = bytes.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(result, length);
        return result;
    }

    private static void WriteJson(Utf8JsonWriter json, SafeTensorsHeader header)
    {
        json.WriteStartObject();
        if (header.Metadata.Count > 0)
        {
            json.WriteStartObject(SafeTensorsHeader.MetadataKey);
            foreach (var (key, value) in header.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                json.WriteString(key, value);
            json.WriteEndObject();
        }

        foreach (var entry in header.Tensors)
        {
            json.WriteStartObject(entry.Name);
            json.WriteString("dtype", entry.Type.Name);
            WriteNumbers(json, "shape", entry.Shape);
            WriteNumbers(json, "data_offsets", [entry.Begin, entry.End]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
