using System.Runtime.InteropServices;

namespace MlNetPlus.Torch;

/// <summary>Saves and loads single-precision tensors in the safetensors format without libtorch, for models that predict in managed code.</summary>
/// <remarks>The files are those of <see cref="SafeTensors"/>, which reads them too, and have the same checks.</remarks>
public static class SafeTensorsArrays
{
    /// <summary>Saves tensors to a stream.</summary>
    /// <param name="stream">The stream; it need not be seekable, and is left open.</param>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="metadata">Texts to carry along, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">A shape does not fit its number of values, or a name is <c>__metadata__</c>.</exception>
    public static void Save(Stream stream, IReadOnlyDictionary<string, SingleArray> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensors);
        var type = SafeTensorType.Find("F32")!;
        var ordered = tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var entries = new List<SafeTensorEntry>(ordered.Count);
        long end = 0;
        foreach (var (name, array) in ordered)
        {
            Check(name, array);
            var begin = end;
            end = begin + ((long)array.Values.Length * type.Size);
            entries.Add(new SafeTensorEntry(name, type, [.. array.Shape], begin, end));
        }

        stream.Write(SafeTensorsHeaderWriter.Write(new SafeTensorsHeader(entries, metadata ?? new Dictionary<string, string>(StringComparer.Ordinal))));
        foreach (var (_, array) in ordered)
            stream.Write(MemoryMarshal.AsBytes(array.Values.AsSpan()));
    }

    /// <summary>Loads all tensors of a stream, from where it stands to its end.</summary>
    /// <param name="stream">The stream; it need not be seekable, and is left open.</param>
    /// <returns>The tensors by name.</returns>
    /// <exception cref="SafeTensorsFormatException">The stream breaks a rule of the format, is cut off, goes on after the tensors, or holds one that is not F32.</exception>
    public static IReadOnlyDictionary<string, SingleArray> Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        const string Source = "The stream";
        var header = SafeTensorsHeader.Read(stream, Source);
        var arrays = new Dictionary<string, SingleArray>(StringComparer.Ordinal);
        foreach (var entry in header.Tensors)
            arrays.Add(entry.Name, Read(stream, entry, Source));
        if (stream.ReadByte() >= 0)
            throw new SafeTensorsFormatException(Source, $"more than the {header.DataLength} bytes of its tensors follow the header.");
        return arrays;
    }

    private static SingleArray Read(Stream stream, SafeTensorEntry entry, string source)
    {
        if (entry.Type.Name != "F32")
            throw new SafeTensorsFormatException(source, $"tensor '{entry.Name}' is {entry.Type.Name}; expected F32.", entry.Name);
        var length = (entry.End - entry.Begin) / entry.Type.Size;
        if (length > Array.MaxLength)
            throw new SafeTensorsFormatException(source, $"tensor '{entry.Name}' has {length} numbers, more than an array holds.", entry.Name);
        var values = new float[length];
        try
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        }
        catch (EndOfStreamException exception)
        {
            throw new SafeTensorsFormatException(source, $"it ends within the data of tensor '{entry.Name}'.", entry.Name, exception);
        }

        return new SingleArray(values, entry.Shape);
    }

    private static void Check(string name, SingleArray array)
    {
        if (name == SafeTensorsHeader.MetadataKey)
            throw new ArgumentException($"A tensor is named '{name}', which the format keeps for metadata. Give it another name.");
        if (array.Shape.Aggregate(1L, (product, size) => checked(product * size)) != array.Values.Length)
            throw new ArgumentException($"Tensor '{name}' has shape ({string.Join(", ", array.Shape)}) and {array.Values.Length} values; expected as many values as the product of the shape.");
    }
}
